package io.sparkify.lake.service.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Ranked;
import io.sparkify.lake.job.contract.Ranking;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopListTest {
  @Test
  void oneMonthIsExactHoweverManyThereAreBeyondItsList() {
    Ranking month = new Ranking(99, List.of(ranked("a", 9), ranked("b", 4)));

    assertThat(TopList.of(List.of(month)))
        .isEqualTo(new TopList(99L, false, List.of(place("a", "a", 9, 9), place("b", "b", 4, 4))));
  }

  @Test
  void wholeListsAddUpExactly() {
    Ranking one = new Ranking(2, List.of(ranked("a", 9), ranked("b", 4)));
    Ranking other = new Ranking(2, List.of(ranked("b", 6), ranked("c", 1)));

    assertThat(TopList.of(List.of(one, other)))
        .isEqualTo(
            new TopList(
                3L,
                false,
                List.of(place("b", "b", 10, 10), place("a", "a", 9, 9), place("c", "c", 1, 1))));
  }

  @Test
  void placeThatAMonthDoesNotNameMayHaveAsManyPlaysAsItsLastOne() {
    Ranking cut = new Ranking(50, List.of(ranked("a", 9), ranked("b", 4)));
    Ranking whole = new Ranking(2, List.of(ranked("b", 6), ranked("c", 1)));

    TopList sum = TopList.of(List.of(cut, whole));

    assertThat(sum)
        .isEqualTo(
            new TopList(
                null,
                true,
                List.of(place("b", "b", 10, 10), place("a", "a", 9, 9), place("c", "c", 1, 5))));
  }

  @Test
  void boundsHoldForEveryPlaceOfManyMonths() {
    // In month m the song i is played (i * 7 + m * 13) % 40 times.
    List<Ranking> months =
        IntStream.range(0, 4)
            .mapToObj(
                month ->
                    Ranking.of(
                        IntStream.range(0, 60)
                            .filter(song -> played(song, month) > 0)
                            .mapToObj(song -> ranked("s" + song, played(song, month)))
                            .toList()))
            .toList();

    TopList sum = TopList.of(months);

    assertThat(sum.approximate()).isTrue();
    assertThat(sum.places()).hasSize(Ranking.MOST);
    for (TopPlace place : sum.places()) {
      int song = Integer.parseInt(place.id().substring(1));
      long really = IntStream.range(0, 4).mapToLong(month -> played(song, month)).sum();
      assertThat(really).as(place.id()).isBetween(place.plays(), place.atMost());
    }
  }

  private static long played(int song, int month) {
    return (song * 7L + month * 13L) % 40;
  }

  @Test
  void newestMonthThatHasANameGivesIt() {
    Ranking old = new Ranking(2, List.of(named("a", "Old", 1), named("b", "Kept", 1)));
    Ranking newer = new Ranking(2, List.of(named("a", "New", 2), named("b", null, 1)));

    assertThat(TopList.of(List.of(old, newer)).places())
        .containsExactly(place("a", "New", 3, 3), place("b", "Kept", 2, 2));
  }

  @Test
  void nothingIsExact() {
    assertThat(TopList.of(List.of())).isEqualTo(new TopList(0L, false, List.of()));
  }

  private static Ranked ranked(String id, long plays) {
    return named(id, id, plays);
  }

  private static Ranked named(String id, @Nullable String name, long plays) {
    return new Ranked(id, name, null, plays);
  }

  private static TopPlace place(String id, String name, long plays, long atMost) {
    return new TopPlace(id, name, null, plays, atMost);
  }
}
