package io.sparkify.lake.service.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.DropwizardResourceConfig;
import io.dropwizard.servlets.assets.AssetServlet;
import jakarta.ws.rs.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves the OpenAPI document and, at {@code /docs}, a page to try the API out. */
public final class ApiDocs {
  private static final String UI = "/META-INF/resources/webjars/swagger-ui/5.34.1";

  private ApiDocs() {}

  /**
   * Adds both to the service's port.
   *
   * @param root where the API begins: {@code /api/v1}
   */
  public static void serve(Environment environment, String root) {
    String version =
        Objects.requireNonNullElse(ApiDocs.class.getPackage().getImplementationVersion(), "0");
    DropwizardResourceConfig config = environment.jersey().getResourceConfig();
    environment
        .servlets()
        .addServlet(
            "openapi",
            new OpenApiServlet(
                () ->
                    OpenApiDocument.of(
                        resources(config), environment.getObjectMapper(), root, version)))
        .addMapping("/openapi.json", root + "/openapi.json");
    environment
        .servlets()
        .addServlet("docs", new AssetServlet("/docs", "/docs", "index.html", UTF_8))
        .addMapping("/docs/*");
    environment.servlets().addServlet("docs-slash", new SlashServlet()).addMapping("/docs");
    environment
        .servlets()
        .addServlet("docs-ui", new AssetServlet(UI, "/docs/ui", null, UTF_8))
        .addMapping("/docs/ui/*");
  }

  private static Set<Class<?>> resources(DropwizardResourceConfig config) {
    return Stream.concat(
            config.getClasses().stream(), config.getInstances().stream().map(Object::getClass))
        .filter(type -> type.getName().startsWith("io.sparkify."))
        .filter(type -> type.isAnnotationPresent(Path.class))
        .collect(Collectors.toSet());
  }
}
