package io.sparkify.lake.service;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Knows on which addresses a server would listen. */
final class Connectors {
  private Connectors() {}

  static List<ConnectorFactory> of(ServerFactory server) {
    if (server instanceof DefaultServerFactory two) {
      return Stream.of(two.getApplicationConnectors(), two.getAdminConnectors())
          .flatMap(List::stream)
          .toList();
    }
    if (server instanceof SimpleServerFactory one) {
      return List.of(one.getConnector());
    }
    throw new IllegalArgumentException("server.type must be default or simple");
  }

  /** Whether only this machine can reach it; no address at all means everybody. */
  static boolean isLoopback(ConnectorFactory connector) {
    if (!(connector instanceof HttpConnectorFactory http) || http.getBindHost() == null) {
      return false;
    }
    try {
      return InetAddress.getByName(http.getBindHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
