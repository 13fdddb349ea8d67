package io.sparkify.lake.service.trial;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Chromium without a window, which can reach this machine only. */
public final class Browser implements AutoCloseable {
  private static final List<Path> PLACES =
      Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
          .map(Path::of)
          .toList();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Process process;
  private final Path profile;

  private Browser(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
  }

  /** Where it is installed, if it is: in {@code lake.test.chromium}, or where packages put it. */
  public static Optional<Path> installed() {
    String named = System.getProperty("lake.test.chromium", "");
    return (named.isEmpty() ? PLACES.stream() : Stream.of(Path.of(named)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param profile a folder of its own
   */
  public static Browser start(Path program, Path profile) {
    try {
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--headless=new",
                  "--no-sandbox", // builds run as root
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--no-first-run",
                  "--hide-scrollbars",
                  // Whatever else it may want to ask is not there.
                  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + profile,
                  "about:blank")
              .redirectErrorStream(true)
              .redirectOutput(profile.resolve("output").toFile())
              .start();
      return new Browser(process, profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its first and only tab. */
  public Tab tab() {
    Path file = profile.resolve("DevToolsActivePort");
    await().atMost(PATIENCE).until(() -> Files.exists(file) && Files.readAllLines(file).size() > 1);
    try {
      return Tab.of(URI.create("http://localhost:" + Files.readAllLines(file).get(0)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
