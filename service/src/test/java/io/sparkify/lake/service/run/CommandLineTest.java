package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.cli.command.Cli;
import io.sparkify.lake.service.cli.command.Cli.Result;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.partition.PartitionResource;
import io.sparkify.lake.service.partition.Rematch;
import io.sparkify.lake.service.spark.ApplicationLogs;
import io.sparkify.lake.service.spark.AttemptLocations;
import io.sparkify.lake.service.spark.ReportTexts;
import io.sparkify.lake.service.spark.RunFilesResource;
import io.sparkify.lake.service.storage.Storage;
import io.sparkify.lake.service.stream.StreamLimits;
import io.sparkify.lake.service.stream.Streams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line against the real resources. */
@ExtendWith(DropwizardExtensionsSupport.class)
class CommandLineTest {
  private static final StreamLimits LIMITS =
      new StreamLimits(1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

  @TempDir static Path work;

  private final Lake lake = new Lake(TestDatabase.H2);
  private final ResourceExtension resources =
      Rest.serving(
          new RunResource(lake.runs, lake.history, lake.progress, lake.idempotency()),
          new RunActionsResource(lake.actions, lake.history, lake.progress, lake.idempotency()),
          new PlanResource(new PlanShow(lake.planning, lake.history, lake.discovery::problem)),
          new PartitionResource(lake.ledger, Duration.ZERO, Rematch.NEVER, lake.clock),
          new RunFilesResource(
              this::locate,
              new ApplicationLogs(work, "here"),
              new Streams(LIMITS, Clock.systemUTC(), () -> {}),
              new ReportTexts(new Storage(), work.toString())));
  private final ServedLake served = ServedLake.of(resources);
  private final Cli cli = Cli.piped(served.url());

  @BeforeEach
  void oneMonthIsThere() {
    lake.put("2018-11", "1", "2");
    lake.discover();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void monthIsLoadedWaitedForAndLookedAt() {
    assertThat(cli.run("plan").out())
        .contains("1 partition to load in 1 application.", "2018-11", "never loaded");
    Result result =
        cli.meanwhile(this::oneStep).run("run", "2018-11", "--reason", "first", "--wait");
    assertThat(result)
        .isEqualTo(
            new Result(
                0,
                """
                2018-11 QUEUED
                2018-11 RUNNING, reading
                2018-11 SUCCEEDED in 1 min: 6 rows of 10 lines (run %s)
                """
                    .formatted(id()),
                ""));
    assertThat(cli.run("runs").out())
        .containsPattern(id() + "  2018-11    SUCCEEDED  operator .* 1 min     10     6  first");
    assertThat(cli.run("runs", id()).out())
        .contains("partition  2018-11", "The books balance.", "first", "QUEUED");
    assertThat(cli.run("logs", "2018-11").out()).isEqualTo("reading 2 files\n");
    assertThat(cli.run("run", "2018-11").err())
        .contains("(unchanged)", "./lake run 2018-11 --force");
  }

  @Test
  void failedRunSaysWhyAndIsTriedAgain() {
    lake.tick();
    lake.launcher.die();
    lake.tick();
    assertThat(cli.run("runs", "2018-11").out())
        .contains("The driver was killed", "Give it more memory.", "killed (infrastructure)")
        .contains("actions    ./lake retry " + id());
    assertThat(cli.run("partitions", "--state", "failed").out()).contains("2018-11    FAILED");
    String failed = id();
    assertThat(cli.run("retry", failed).out()).startsWith("New run ");
    assertThat(cli.run("retry", failed).err()).contains("(already_active)");
  }

  @Test
  void queuedRunIsCancelledAndNonsenseIsRefused() {
    cli.run("run", "2018-11");
    assertThat(cli.run("cancel", id(), "--reason", "a mistake").out())
        .startsWith("Run %s of 2018-11 is CANCELLED.".formatted(id()));
    assertThat(cli.run("cancel", id()).err()).contains("(illegal_state)");
    assertThat(cli.run("runs", "--limit", "900"))
        .isEqualTo(
            new Result(1, "", "lake: limit: It lies between 1 and 200, not 900 (malformed)\n"));
    assertThat(cli.run("partitions", "2018-10").err()).contains("(unknown_partition)");
  }

  @Test
  void jsonIsTheServicesOwn() {
    cli.run("run", "2018-11");
    String run = cli.run("runs", id(), "--json").out();
    assertThat(Rest.json(run))
        .isEqualTo(Rest.get(resources, "/runs/" + lake.run("2018-11").run().id()).body());
  }

  /** What happens while the command waits: a launch, a report of progress, the end. */
  private void oneStep() {
    RunState state = lake.run("2018-11").run().state();
    switch (state) {
      case QUEUED -> {
        lake.dispatch();
        writeLog();
        lake.launcher.say(lake.reading());
        lake.sweeper.sweep();
      }
      case STARTING, RUNNING -> lake.succeed();
      case SUCCEEDED, FAILED, REJECTED, CANCELLED -> throw new IllegalStateException("It ended");
    }
  }

  private void writeLog() {
    try {
      Path logs = Files.createDirectories(work.resolve("logs"));
      Files.writeString(logs.resolve(lake.launcher.tag() + ".log"), "reading 2 files\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<AttemptLocations.AttemptLocation> locate(RunId run, OptionalInt number) {
    return Optional.of(
        new AttemptLocations.AttemptLocation(run, 1, lake.launcher.tag(), false, "here"));
  }

  private String id() {
    return lake.run("2018-11").run().id().toString().substring(0, 8);
  }
}
