package io.sparkify.lake.service.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real Ceph gateway on this machine, by scripts that unpack it beside the system.
 *
 * @param tools the folder of the scripts
 * @param base holds what is unpacked, and what the server of this run keeps
 */
public record CephServer(Path tools, Path base, int port) implements AutoCloseable {
  public static final String IDENTITY = "lab";
  public static final String SECRET = "labsecret1";
  private static final String SUITE = "sid";
  private static final int STARTS = 3;

  /**
   * Returns when it answers; empty, with the reason on the console, where it cannot be had. The
   * first time it downloads 150 MB.
   *
   * @param folder for the files of this run
   */
  public static Optional<CephServer> start(Path folder) throws IOException {
    Path tools = Path.of(System.getProperty("lake.test.tools", ""));
    if (!Files.isReadable(tools.resolve("ceph-up.sh"))) {
      return Optional.empty();
    }
    Path unpacked = Path.of(System.getProperty("lake.test.ceph", "")).toAbsolutePath();
    if (!Files.isDirectory(unpacked.resolve("root/usr/bin"))) {
      Files.createDirectories(unpacked);
      run(folder, 15, tools.resolve("ceph-get.sh").toString(), SUITE, unpacked.toString());
    }
    Files.createSymbolicLink(folder.resolve("root"), unpacked.resolve("root"));
    CephServer server = new CephServer(tools, folder, freePort());
    return server.up() ? Optional.of(server) : Optional.empty();
  }

  /** Now and then its parts do not find each other. */
  private boolean up() throws IOException {
    for (int i = 0; i < STARTS; i++) {
      String monitor = Integer.toString(freePort());
      String script = tools.resolve("ceph-up.sh").toString();
      if (run(base, 3, script, base.toString(), Integer.toString(port), monitor)) {
        return true;
      }
      close();
    }
    return false;
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * What a service needs to reach it.
   *
   * @param endpoint of a proxy
   */
  public Map<String, String> environment(String endpoint) {
    return Map.of(
        "LAKE_S3_ENDPOINT", endpoint,
        "LAKE_S3_PATH_STYLE", "true",
        "AWS_ACCESS_KEY_ID", IDENTITY,
        "AWS_SECRET_ACCESS_KEY", SECRET);
  }

  @Override
  public void close() {
    try {
      run(base, 1, tools.resolve("ceph-down.sh").toString(), base.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean run(Path folder, int minutes, String... script) throws IOException {
    Process process =
        new ProcessBuilder(List.of(script))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("ceph.log").toFile()))
            .start();
    try {
      return process.waitFor(minutes, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
