package io.sparkify.lake.job.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.load.TestSpark;
import io.sparkify.lake.job.rule.Play;
import io.sparkify.lake.job.table.Plays;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeduplicatePlaysTest {
  private static final int TIMES = 300;
  private static final LogMonth MONTH = LogMonth.parse("1970-01");

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void eachPlayIsKeptOnceWithTheSmallestOfWhatItsCopiesSay(int partitions) {
    List<Row> rows = new ArrayList<>();
    for (long ts = 0; ts < TIMES; ts++) {
      rows.add(play(ts, "7", "b"));
      rows.add(play(ts, "7", "a"));
      rows.add(play(ts, "7", "a"));
      rows.add(play(ts, "8", null));
      rows.add(play(ts, "8", "a"));
    }
    Collections.shuffle(rows, new Random(1));

    List<Row> plays = deduplicated(rows, partitions).collectAsList();

    assertThat(plays).hasSize(2 * TIMES);
    assertThat(plays)
        .filteredOn(play -> play.getAs(Plays.USER_ID).equals("7"))
        .hasSize(TIMES)
        .allMatch(play -> play.getAs(Plays.SONG).equals("a"))
        .allMatch(play -> play.<Long>getAs(DeduplicatePlays.COPIES) == 3);
    assertThat(plays)
        .filteredOn(play -> play.getAs(Plays.USER_ID).equals("8"))
        .hasSize(TIMES)
        .allMatch(play -> play.isNullAt(play.fieldIndex(Plays.SONG)))
        .allMatch(play -> play.<Long>getAs(DeduplicatePlays.COPIES) == 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void onePlayOfEachTimeStandsForIt(int partitions) {
    List<Row> rows = new ArrayList<>();
    for (long ts = 0; ts < TIMES; ts++) {
      for (String user : List.of("1", "2", "3")) {
        rows.add(play(ts, user, "a"));
      }
    }
    Collections.shuffle(rows, new Random(2));

    Dataset<Row> plays = deduplicated(rows, partitions);

    assertThat(plays.count()).isEqualTo(3 * TIMES);
    assertThat(new BuildTime().apply(plays).select(BuildSongplays.START_TIME).distinct().count())
        .isEqualTo(new BuildTime().apply(plays).count())
        .isEqualTo(TIMES);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void latestPlayOfAUserInTheMonthIsAmongThoseThatAreMarked(int partitions) {
    List<Row> rows = new ArrayList<>();
    for (long ts = 0; ts < TIMES; ts++) {
      rows.add(play(ts, ts % 2 == 0 ? "even" : "odd", "a"));
    }
    // Later, but strays of the months beside.
    rows.add(play(MONTH.endMillis(), "even", "a"));
    rows.add(play(MONTH.beginMillis() - 1, "odd", "a"));
    rows.add(play(MONTH.endMillis() - 1, "last", "a"));
    rows.add(play(MONTH.endMillis() - 2, "last", "a"));
    Collections.shuffle(rows, new Random(3));

    Dataset<Row> marked = deduplicated(rows, partitions).where(DeduplicatePlays.LATEST_OF_USER);

    assertThat(marked.count()).isBetween(3L, 3L * partitions);
    assertThat(new LatestUsers().apply(marked).select(Plays.USER_ID, Plays.TS).collectAsList())
        .containsExactlyInAnyOrder(
            RowFactory.create("even", TIMES - 2L),
            RowFactory.create("odd", TIMES - 1L),
            RowFactory.create("last", MONTH.endMillis() - 1));
  }

  private static Dataset<Row> deduplicated(List<Row> plays, int partitions) {
    return new DeduplicatePlays(MONTH, partitions)
        .apply(TestSpark.session().createDataFrame(plays, Plays.SCHEMA).repartition(3));
  }

  private static Row play(long ts, String user, @Nullable String song) {
    return RowFactory.create(
        Plays.values(
            new Play(ts, user, 1, 0, "A", "B", "F", "free", null, null, song, "artist", 1.5)));
  }
}
