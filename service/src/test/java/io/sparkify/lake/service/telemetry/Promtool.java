package io.sparkify.lake.service.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Prometheus' own program that reads metrics, rules and queries; not everybody has it. */
public record Promtool(Path program) {
  private static final String PROPERTY = "lake.test.promtool";

  /** That of the property, which must be there, or that of the path; else the test is skipped. */
  public static Promtool get() {
    String named = System.getProperty(PROPERTY, "");
    if (!named.isEmpty()) {
      assertThat(Path.of(named)).as("-D" + PROPERTY).isExecutable();
      return new Promtool(Path.of(named));
    }
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .map(folder -> Path.of(folder, "promtool"))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      System.err.println(
          "NOT TESTED: metrics, alert rules and the board, as there is no promtool. Install the"
              + " package prometheus, or give -D"
              + PROPERTY
              + "=PROGRAM.");
    }
    Assumptions.assumeTrue(found.isPresent(), "no promtool");
    return new Promtool(found.orElseThrow());
  }

  /** What it says, once it has found nothing wrong. */
  public String check(String input, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    Path words = Files.createTempFile("promtool", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(words.toFile())
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    int status = process.waitFor();
    String said = Files.readString(words);
    Files.delete(words);
    assertThat(status).as("%s: %s", List.of(arguments), said).isZero();
    return said;
  }
}
