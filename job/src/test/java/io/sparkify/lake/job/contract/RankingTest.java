package io.sparkify.lake.job.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void mostPlaysComeFirstAndEqualOnesByNameInTheOrderOfTheirBytes() {
    // As UTF-16, the form that Java compares, the smile is smaller than the wave; as UTF-8 it is
    // not.
    List<Ranked> ordered =
        List.of(
            ranked("9", "Z", 2),
            ranked("8", "A", 1),
            ranked("2", "B", 1),
            ranked("3", "B", 1),
            ranked("1", "\uFF5E wave", 1),
            ranked("0", "\uD83D\uDE00 smile", 1),
            ranked("4", null, 1));
    List<Ranked> shuffled = new ArrayList<>(ordered);
    Collections.reverse(shuffled);

    assertThat(Ranking.of(shuffled)).isEqualTo(new Ranking(7, ordered));
  }

  @Test
  void rankingIsBoundedAndKnowsWhatTheRestHasAtMost() {
    List<Ranked> all =
        IntStream.rangeClosed(1, 25)
            .mapToObj(plays -> ranked("id" + plays, "name", plays))
            .toList();
    Ranking ranking = Ranking.of(all);

    assertThat(ranking.different()).isEqualTo(25);
    assertThat(ranking.top()).hasSize(Ranking.MOST).startsWith(ranked("id25", "name", 25));
    assertThat(ranking.mostOfTheRest()).isEqualTo(6);
    assertThat(Ranking.of(all.subList(0, 20)).mostOfTheRest()).isZero();
    assertThat(Ranking.of(List.of()).mostOfTheRest()).isZero();
  }

  private static Ranked ranked(String id, @Nullable String name, long plays) {
    return new Ranked(id, name, null, plays);
  }
}
