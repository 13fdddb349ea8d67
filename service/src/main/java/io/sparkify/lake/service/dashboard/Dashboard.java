package io.sparkify.lake.service.dashboard;

import io.dropwizard.core.setup.Environment;

/** Puts the dashboard at the root of the service's port, behind all that has a path of its own. */
public final class Dashboard {
  private Dashboard() {}

  public static void serve(Environment environment) {
    environment
        .servlets()
        .addServlet("dashboard", new DashboardServlet(new Assets()))
        .addMapping("/");
  }
}
