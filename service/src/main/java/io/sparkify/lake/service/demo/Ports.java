package io.sparkify.lake.service.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Knows whether a port of this machine is taken. */
final class Ports {
  private Ports() {}

  static boolean isFree(String host, int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
