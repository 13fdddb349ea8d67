package io.sparkify.lake.service.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.setup.ServletEnvironment;
import io.sparkify.lake.service.error.ServletProblems;
import io.sparkify.lake.service.security.Access.Port;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import java.util.EnumSet;

/** Puts the guards where everything has to pass them. */
public final class Protection {
  private Protection() {}

  /**
   * To be called before anything else adds a filter.
   *
   * @param json writes refusals
   */
  public static void install(
      Environment environment, Authenticator authenticator, ObjectMapper json) {
    ServletProblems problems = new ServletProblems(json);
    guard(environment.servlets(), new Guard(Port.SERVICE, authenticator, problems));
    guard(environment.admin(), new Guard(Port.ADMIN, authenticator, problems));
    environment.jersey().register(new SecurityFeature(authenticator));
    environment.jersey().register(new MeResource());
    environment.lifecycle().addEventListener(new SecurityHeaders());
  }

  private static void guard(ServletEnvironment servlets, Guard guard) {
    FilterRegistration.Dynamic filter = servlets.addFilter("guard", guard);
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
  }
}
