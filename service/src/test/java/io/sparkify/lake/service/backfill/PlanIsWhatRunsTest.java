package io.sparkify.lake.service.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Rematch;
import io.sparkify.lake.service.run.BatchLimits;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Plan;
import io.sparkify.lake.service.run.PlanSettings;
import io.sparkify.lake.service.run.Planning;
import io.sparkify.lake.service.run.RunOrder;
import io.sparkify.lake.service.run.RunTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Drives random ledgers and wishes, and holds the plan against what is then launched. */
class PlanIsWhatRunsTest {
  static Stream<Arguments> seeds() {
    return Stream.concat(
        IntStream.range(0, 12).mapToObj(seed -> Arguments.of(TestDatabase.H2, seed)),
        IntStream.range(12, 15).mapToObj(seed -> Arguments.of(TestDatabase.POSTGRES, seed)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyApplicationTakesWhatThePlanSaid(TestDatabase database, int seed) {
    Story story = new Story(new Lake(database), new Random(seed));
    story.begin();
    Plan plan = story.planning().plan();
    List<List<String>> planned = batches(plan);

    story.planning().queueDue();
    List<List<String>> launched = new ArrayList<>();
    for (List<String> batch = story.dispatch(); !batch.isEmpty(); batch = story.dispatch()) {
      launched.add(batch);
      assertThat(launched).as("seed %d: %s", seed, plan).hasSizeLessThan(60);
      story.lake().settle();
      story.planning().queueDue();
    }

    assertThat(launched).as("seed %d: %s", seed, plan).isEqualTo(planned);
    assertThat(story.planning().plan().actions()).isEmpty();
  }

  private static List<List<String>> batches(Plan plan) {
    return List.copyOf(
        plan.actions().stream()
            .collect(
                Collectors.groupingBy(
                    Plan.Action::batch,
                    TreeMap::new,
                    Collectors.mapping(action -> action.partition().value(), Collectors.toList())))
            .values());
  }

  /** A lake to which random things happened. */
  private record Story(Lake lake, Random random, PlanSettings settings) {
    Story(Lake lake, Random random) {
      this(lake, random, settings(random));
    }

    private static PlanSettings settings(Random random) {
      return new PlanSettings(
          Duration.ZERO,
          random.nextInt(4) > 0,
          random.nextBoolean() ? Rematch.ALL : Rematch.NEVER,
          new BatchLimits(
              1 + random.nextInt(5),
              10 + random.nextInt(80),
              1 + random.nextInt(4),
              10 + random.nextInt(80)));
    }

    Planning planning() {
      return new Planning(lake.ledger, lake.runs, settings, lake.clock);
    }

    List<String> dispatch() {
      lake.clock.advance(Duration.ofSeconds(1));
      return lake.dispatch();
    }

    void begin() {
      lake.limit(settings.limits());
      if (random.nextBoolean()) {
        change(1);
        lake.tick();
        for (int i = random.nextInt(4); i > 0 && lake.isBusy(); i--) {
          lake.succeed();
        }
        while (lake.isBusy()) {
          lake.settle();
        }
      }
      change(2);
      lake.discover();
      BackfillStore backfills = new BackfillStore(lake.jdbi, settings, lake.clock);
      for (int i = random.nextInt(6); i > 0; i--) {
        lake.clock.advance(Duration.ofSeconds(random.nextInt(2)));
        wish(backfills);
      }
      lake.clock.advance(Duration.ofSeconds(1));
    }

    private void change(int version) {
      if (random.nextInt(3) > 0) {
        lake.put("songs", "" + version);
      }
      for (int month = 1; month <= 12; month++) {
        if (random.nextBoolean()) {
          String[] files = new String[1 + random.nextInt(3)];
          Arrays.fill(files, "" + version);
          lake.put("2018-%02d".formatted(month), files);
        }
      }
    }

    private void wish(BackfillStore backfills) {
      if (random.nextBoolean()) {
        request();
      } else {
        backfill(backfills);
      }
    }

    private void request() {
      PartitionKey key = PartitionKey.parse("2018-%02d".formatted(1 + random.nextInt(12)));
      try {
        lake.runs.requestRun(
            new RunOrder(key, RunTrigger.OPERATOR, "anna", "why not", random.nextBoolean()));
      } catch (ServiceException e) {
        assertThat(e.code()).isIn("unknown_partition", "already_active", "unchanged");
      }
    }

    private void backfill(BackfillStore backfills) {
      int from = 1 + random.nextInt(12);
      int to = from + random.nextInt(13 - from);
      UUID id =
          backfills.create(
              new BackfillOrder(
                  LogMonth.parse("2018-%02d".formatted(from)),
                  LogMonth.parse("2018-%02d".formatted(to)),
                  List.of(Which.values()).get(random.nextInt(4)),
                  random.nextBoolean() ? null : 1 + random.nextInt(3),
                  "again"),
              "ben");
      boolean open = backfills.runs(List.of(id)).containsKey(id);
      if (open && random.nextInt(4) == 0) {
        backfills.pause(id);
      } else if (open && random.nextInt(6) == 0) {
        backfills.cancel(id, "not wanted");
      }
    }
  }
}
