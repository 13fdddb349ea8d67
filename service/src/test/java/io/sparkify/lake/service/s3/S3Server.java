package io.sparkify.lake.service.s3;

import static org.awaitility.Awaitility.await;

import io.sparkify.lake.service.storage.S3Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An S3 server on this machine, whose buckets are folders.
 *
 * @param folder holds the buckets
 */
public record S3Server(Process process, int port, Path folder) implements AutoCloseable {
  public static final String IDENTITY = "lake-trial";
  public static final String SECRET = "s3cr3t-that-nobody-sees";
  private static final Path JAR =
      Path.of(System.getProperty("lake.root"), "service/target/s3proxy/s3proxy.jar");

  /**
   * Returns when it answers.
   *
   * @param folder for the buckets and the server's files
   */
  public static S3Server start(Path folder) throws IOException {
    Path buckets = Files.createDirectories(folder.resolve("buckets"));
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
            "jclouds.filesystem.basedir=" + buckets));
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
    return new S3Server(process, port, buckets);
  }

  /** The same server is asked for all buckets; each trial has its own. */
  public void createBucket(String name) {
    try {
      Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  public S3Configuration configuration() {
    return new S3Configuration(endpoint(), true, "");
  }

  /** What a service needs to reach it. */
  public Map<String, String> environment() {
    return environment(endpoint());
  }

  /**
   * The same by another way.
   *
   * @param endpoint of a proxy
   */
  public Map<String, String> environment(String endpoint) {
    return Map.of(
        "LAKE_S3_ENDPOINT",
        endpoint,
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
