package io.sparkify.lake.service.s3;

import static org.awaitility.Awaitility.await;

import io.sparkify.lake.service.storage.S3Configuration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An S3 server on this machine, whose buckets are folders. */
record S3Server(Process process, int port) implements AutoCloseable {
  static final String IDENTITY = "lake-trial";
  static final String SECRET = "s3cr3t-that-nobody-sees";
  private static final Path JAR =
      Path.of(System.getProperty("lake.root"), "service/target/s3proxy/s3proxy.jar");

  /**
   * Returns when it answers.
   *
   * @param folder holds the buckets
   */
  static S3Server start(Path folder, String bucket) throws IOException {
    Files.createDirectories(folder.resolve("buckets").resolve(bucket));
    int port = freePort();
    Path settings = folder.resolve("s3proxy.conf");
    Files.write(
        settings,
        List.of(
            "s3proxy.endpoint=http://127.0.0.1:" + port,
            "s3proxy.authorization=aws-v2-or-v4",
            "s3proxy.identity=" + IDENTITY,
            "s3proxy.credential=" + SECRET,
            "jclouds.provider=filesystem-nio2",
            "jclouds.filesystem.basedir=" + folder.resolve("buckets")));
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-jar",
                JAR.toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    await().atMost(Duration.ofMinutes(1)).until(() -> answers(port));
    return new S3Server(process, port);
  }

  String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  S3Configuration configuration() {
    return new S3Configuration(endpoint(), true, "");
  }

  /** What a service needs to reach it. */
  Map<String, String> environment() {
    return Map.of(
        "LAKE_S3_ENDPOINT",
        endpoint(),
        "LAKE_S3_PATH_STYLE",
        "true",
        "AWS_ACCESS_KEY_ID",
        IDENTITY,
        "AWS_SECRET_ACCESS_KEY",
        SECRET);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
