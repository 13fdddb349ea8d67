package io.sparkify.lake.service;

import io.dropwizard.core.setup.Environment;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;

/** What a server really serves, as the server itself has it. */
final class ServerRoutes implements ApplicationEventListener {
  private final Set<String> calls = new TreeSet<>();

  @Override
  public void onEvent(ApplicationEvent event) {
    if (event.getType() == ApplicationEvent.Type.INITIALIZATION_FINISHED) {
      event.getResourceModel().getResources().forEach(resource -> collect("", resource));
    }
  }

  @Override
  public @Nullable RequestEventListener onRequest(RequestEvent event) {
    return null;
  }

  /** Such as {@code GET /runs/{id}}, without the OPTIONS that Jersey adds to each. */
  Set<String> calls() {
    return calls;
  }

  private void collect(String prefix, Resource resource) {
    String path = (prefix + "/" + resource.getPath()).replaceAll("/+", "/");
    for (ResourceMethod method : resource.getAllMethods()) {
      if (!"OPTIONS".equals(method.getHttpMethod())) {
        calls.add(method.getHttpMethod() + " " + path.replaceFirst("(?<=.)/$", ""));
      }
    }
    resource.getChildResources().forEach(child -> collect(path, child));
  }

  /** To which paths servlets of the service's port are mapped. */
  static List<String> servicePaths(Environment environment) {
    return paths(environment.getApplicationContext().getServletContext());
  }

  /** The same of the admin port. */
  static List<String> adminPaths(Environment environment) {
    return paths(environment.getAdminContext().getServletContext());
  }

  private static List<String> paths(ServletContext context) {
    return context.getServletRegistrations().values().stream()
        .filter(servlet -> !servlet.getName().startsWith("trial"))
        .flatMap(servlet -> servlet.getMappings().stream())
        .toList();
  }
}
