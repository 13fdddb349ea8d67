package io.sparkify.lake.job.generate;

import static io.sparkify.lake.job.contract.Counter.LINES;
import static io.sparkify.lake.job.contract.Counter.MATCHED;
import static io.sparkify.lake.job.contract.Counter.SONGPLAYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.truth.Truth;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a simulation writes as a whole. */
class SimulationTest {
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir private Path folder;

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sameArgumentsGiveTheSameBytesInEveryZone(boolean dirty) throws IOException {
    run("one", 7, 500, dirty);
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
    run("two", 7, 500, dirty);
    assertThat(bytes("two")).isEqualTo(bytes("one"));
  }

  @Test
  void anotherSeedGivesOtherInput() throws IOException {
    Truth one = run("one", 7, 500, false);
    Truth two = run("two", 8, 500, false);
    assertThat(two.digests()).doesNotContainValue(one.digests().getOrDefault("songplays", ""));
    assertThat(bytes("two")).isNotEqualTo(bytes("one"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 777, 30_000})
  void cleanMonthHasExactlyTheEventsAskedForAndNoStrays(long events) throws IOException {
    Truth truth = run("clean", 1, events, false);
    assertThat(truth.months()).hasSize(2);
    assertThat(truth.months())
        .allSatisfy(
            month -> {
              assertThat(month.rowCounts().get(LINES)).isEqualTo(events);
              assertThat(month.malformed()).isEmpty();
              assertThat(month.traps()).isEmpty();
            });
  }

  @Test
  void mostPlaysAreOfSongsInTheCatalog() throws IOException {
    Truth.Month month = run("clean", 1, 20_000, false).months().get(0);
    double matched = (double) month.rowCounts().get(MATCHED) / month.rowCounts().get(SONGPLAYS);
    assertThat(matched).isBetween(0.67, 0.73);
  }

  /** Far more than fits: a list of the events anywhere ends this process. */
  @Test
  void memoryDoesNotGrowWithEvents() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                List.of(
                    java.toString(),
                    "-Xmx20m",
                    "-cp",
                    classPath(),
                    Generate.class.getName(),
                    "--dirty",
                    "--events=300000",
                    "--songs=50",
                    "--out=" + folder.resolve("large")))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    assertThat(process.waitFor()).as(this::output).isZero();
    assertThat(Truth.read(folder.resolve("large")).totals().songplays()).isGreaterThan(200_000);
  }

  /** Only what the command needs: the index of each jar takes memory too. */
  private static String classPath() {
    return Stream.of(
            Generate.class,
            CommandLine.class,
            JsonFactory.class,
            ObjectMapper.class,
            JsonCreator.class,
            JavaTimeModule.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Truth run(String name, long seed, long events, boolean dirty) throws IOException {
    Truth.Arguments arguments =
        new Truth.Arguments(
            LogMonth.parse("2018-11"), LogMonth.parse("2018-12"), events, 40, 15, seed, dirty);
    return new Simulation(arguments, folder.resolve(name)).run();
  }

  private Map<String, String> bytes(String name) throws IOException {
    Path root = folder.resolve(name);
    Map<String, String> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes.put(
            root.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return bytes;
  }
}
