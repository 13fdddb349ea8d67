package io.sparkify.lake.service;

import io.dropwizard.lifecycle.ServerLifecycleListener;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once, when the server answers, where everything is. */
record Announcement(LakeLocations locations) implements ServerLifecycleListener {
  private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

  @Override
  public void serverStarted(Server server) {
    LOG.info(
        "Ready. Dashboard: http://localhost:{}/, API: http://localhost:{}/api/v1, health: http://localhost:{}/healthcheck, lake: {}, songs: {}, logs: {}",
        getLocalPort(server),
        getLocalPort(server),
        getAdminPort(server),
        locations.lake(),
        locations.songData(),
        locations.logData());
  }
}
