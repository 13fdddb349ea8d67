package io.sparkify.lake.job.transform;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static Dataset<Row> deduplicated(List<Row> plays, int partitions) {
    return new DeduplicatePlays(partitions)
        .apply(TestSpark.session().createDataFrame(plays, Plays.SCHEMA).repartition(3));
  }

  private static Row play(long ts, String user, @Nullable String song) {
    return RowFactory.create(
        Plays.values(
            new Play(ts, user, 1, 0, "A", "B", "F", "free", null, null, song, "artist", 1.5)));
  }
}
