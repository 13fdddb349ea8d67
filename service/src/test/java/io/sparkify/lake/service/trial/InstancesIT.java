package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LakeApi.patiently;
import static io.sparkify.lake.service.trial.LakeApi.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.generate.truth.Truth;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two services on one PostgreSQL: one writes, and when it cannot the other goes on where it was.
 */
class InstancesIT {
  private static final Duration TAKE_OVER = Duration.ofSeconds(15);
  private static final long EVENTS_OF_A_BIG_MONTH = 60_000;
  private static final List<String> MONTHS = List.of("2018-01", "2018-02", "2018-03");
  private static final Pattern LAUNCHED = Pattern.compile("launched as (\\S+)");

  @TempDir Path folder;
  private Site site;
  private Site later;
  private Truth truth;
  private EmbeddedPostgres postgres;
  private int port;
  private LakeProcess writer;
  private LakeProcess other;

  @BeforeEach
  void startTwo() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    later = Site.in(folder.resolve("later"));
    truth = LoadedSite.generate(later, "2018-01", "2018-04", EVENTS_OF_A_BIG_MONTH);
    site = Site.in(folder.resolve("site"));
    Site.copy(later.songs(), site.songs());
    Files.createDirectories(site.logs("2018-01").getParent());
    postgres = startPostgres();
    writer = start();
    patiently().until(() -> isWriter(writer));
    other = start();
    other.api().awaitStates(Map.of("songs", "LOADED"));
    assertThat(isWriter(other)).isFalse();
  }

  @AfterEach
  void stopAll() throws IOException {
    for (LakeProcess process : new LakeProcess[] {writer, other}) {
      if (process != null) {
        process.close();
      }
    }
    postgres.close();
  }

  @Test
  void killedWriterIsFollowedByTheOtherWhoKeepsItsDriver() {
    MONTHS.forEach(month -> site.addMonth(later, month));
    awaitDriver();
    other.freezeDriver(); // which would be done before the lease has ended
    try {
      writer.kill();
      assertTakenOver("the writer was killed");
      assertThat(other.hasDriver()).as("the driver outlives its service").isTrue();
    } finally {
      other.thawDriver();
    }

    other.api().awaitStates(states(MONTHS));
    assertEverythingWasLoadedOnce(MONTHS);
    assertThat(other.output()).contains("token");
  }

  @Test
  @Tag("full")
  void stoppedWriterIsFollowedByTheOtherAndWritesNothingWhenItGoesOn() {
    MONTHS.forEach(month -> site.addMonth(later, month));
    awaitDriver();
    writer.freeze();
    try {
      assertTakenOver("the writer was stopped");
      other.api().awaitStates(states(MONTHS));
    } finally {
      writer.thaw();
    }
    patiently().until(() -> writer.output().contains("is not the writer any more"));
    assertThat(isWriter(writer)).isFalse();
    assertThat(writer.api().states()).isEqualTo(states(MONTHS));

    // What the old writer is asked for, the new one does.
    String launchedByTheOld = String.join(" ", launched(writer));
    site.addMonth(later, "2018-04");
    List<String> all = Stream.concat(MONTHS.stream(), Stream.of("2018-04")).toList();
    writer.api().awaitStates(states(all));
    Map<String, Object> forced = Map.of("partition", "2018-01", "reason", "a trial", "force", true);
    String run = text(writer.api().post("/runs", forced).body(), "id");
    assertThat(seconds(() -> !text(run(other, run), "state").equals("QUEUED")))
        .as("seconds until the writer sees a request of the other")
        .isLessThan(10);
    other.api().awaitRun(run, "SUCCEEDED");
    assertThat(String.join(" ", launched(writer))).isEqualTo(launchedByTheOld);
    assertEverythingWasLoadedOnce(List.of("2018-02", "2018-03", "2018-04"));
  }

  @Test
  @Tag("full")
  void writerThatStopsInPeaceIsFollowedAtOnce() {
    writer.stop();
    double seconds = seconds(() -> isWriter(other));
    System.out.printf("Taken over %.1f s after the writer had ended in peace%n", seconds);
    assertThat(seconds).isLessThan(5);
  }

  @Test
  @Tag("full")
  void databaseThatWasAwayCostsNoRun() throws IOException {
    MONTHS.forEach(month -> site.addMonth(later, month));
    awaitDriver();
    postgres.close();
    patiently().until(() -> other.api().ask("/runs").status() == 503);
    JsonNode problem = other.api().ask("/partitions").body();
    assertThat(text(problem, "code")).isEqualTo("database_unavailable");
    assertThat(problem.path("retryable").asBoolean()).isTrue();
    patiently().until(() -> !other.hasDriver());

    postgres = startPostgres();
    long start = System.nanoTime();
    other.api().awaitStates(states(MONTHS));
    System.out.printf(
        "All was loaded %.1f s after the database was there again%n",
        (System.nanoTime() - start) / 1e9);
    assertEverythingWasLoadedOnce(MONTHS);
  }

  /** On the same data and port whenever it starts. */
  private EmbeddedPostgres startPostgres() throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false)
        .start();
  }

  private void awaitDriver() {
    patiently()
        .until(
            () ->
                other.api().runs().stream().anyMatch(run -> text(run, "state").equals("RUNNING"))
                    && other.hasDriver());
  }

  private void assertTakenOver(String why) {
    double seconds = seconds(() -> isWriter(other));
    System.out.printf("Taken over %.1f s after %s%n", seconds, why);
    assertThat(seconds).isLessThan((double) TAKE_OVER.toSeconds());
  }

  private static double seconds(Supplier<Boolean> condition) {
    long start = System.nanoTime();
    patiently().until(condition::get);
    return (System.nanoTime() - start) / 1e9;
  }

  /** No second run, no second attempt, no second launch; and the tables are those of the truth. */
  private void assertEverythingWasLoadedOnce(List<String> months) {
    for (String month : months) {
      assertThat(other.api().runs(month))
          .as(month)
          .singleElement()
          .satisfies(
              run -> {
                assertThat(run.path("attempts")).hasSize(1);
                assertThat(text(run, "state")).isEqualTo("SUCCEEDED");
              });
    }
    List<String> applications =
        Stream.of(writer, other).flatMap(each -> launched(each).stream()).toList();
    assertThat(applications).as("launched by both").doesNotHaveDuplicates();
    long attempted =
        other.api().runs().stream()
            .map(run -> run.at("/attempts/0/application_id").asText())
            .distinct()
            .count();
    assertThat(applications).hasSize(Math.toIntExact(attempted));
    truth.months().stream()
        .filter(month -> months.contains(month.month().toString()))
        .forEach(month -> assertThat(site.digests(month.month())).isEqualTo(month.digests()));
  }

  private static List<String> launched(LakeProcess process) {
    return LAUNCHED
        .matcher(process.output())
        .results()
        .map(match -> match.group(1))
        .distinct()
        .toList();
  }

  private LakeProcess start() {
    return LakeProcess.start(
        site,
        Map.of(
            "LAKE_DATABASE_URL",
            postgres.getJdbcUrl("postgres", "postgres"),
            "LAKE_DATABASE_USER",
            "postgres",
            "LAKE_SPARK_MASTER",
            "local[2]"));
  }

  private static JsonNode run(LakeProcess process, String id) {
    return process.api().get("/runs/" + id);
  }

  private static boolean isWriter(LakeProcess process) {
    return process.api().get("/instances").path("is_writer").asBoolean();
  }

  private static Map<String, String> states(List<String> months) {
    return Stream.concat(Stream.of("songs"), months.stream())
        .collect(Collectors.toMap(each -> each, each -> "LOADED", (a, b) -> a, TreeMap::new));
  }
}
