package io.sparkify.lake.service.lease;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * One process of the service.
 *
 * @param id of this process alone: another one of the same host, or the same one started again, has
 *     another
 * @param host the name that drivers on this machine report, too
 */
public record Instance(String id, String host) {
  private static final int LEGIBLE = 8;

  /** This process. */
  public static Instance here() {
    String host = hostName();
    String random = UUID.randomUUID().toString().substring(0, LEGIBLE);
    return new Instance("%s-%d-%s".formatted(host, ProcessHandle.current().pid(), random), host);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
