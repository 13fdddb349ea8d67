package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.db.TestDatabase;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files change, ticks come once and twice, operators ask and cancel, launches and commits fail,
 * drivers die, instances restart and stand still, all in random order: the stores, the planner and
 * the dispatcher keep what they promise. A seed that fails prints what happened.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TortureTest {
  private static final int STEPS = 250;
  private static final int WORLDS = Integer.getInteger("lake.test.worlds", 20);
  private static final long SEED = Long.getLong("lake.test.seed", 0);

  private final TestDatabase database;

  TortureTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void promisesAreKeptWhateverHappens() {
    torture(LongStream.range(SEED, SEED + 3));
  }

  @Test
  @Tag("full")
  void promisesAreKeptWhateverHappensForLong() {
    torture(LongStream.range(SEED + 100, SEED + 100 + WORLDS));
  }

  private void torture(LongStream seeds) {
    List<Integer> launches = seeds.mapToObj(this::torture).toList();
    System.out.printf(
        "%s: %d worlds of %d steps, %d launches%n",
        database, launches.size(), STEPS, launches.stream().mapToInt(Integer::intValue).sum());
    assertThat(launches).allMatch(count -> count > 2);
  }

  private int torture(long seed) {
    World world = new World(database, seed);
    try {
      for (int step = 0; step < STEPS; step++) {
        world.step();
        world.assertSound();
      }
      world.assertAllIsLoadedAtLast();
      world.assertHistories();
    } catch (RuntimeException | AssertionError e) {
      System.out.println("Seed " + seed + " on " + database + ":");
      world.told().forEach(System.out::println);
      throw e;
    }
    return world.launches();
  }
}
