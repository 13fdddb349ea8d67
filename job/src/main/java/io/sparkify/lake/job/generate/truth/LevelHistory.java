package io.sparkify.lake.job.generate.truth;

import io.sparkify.lake.job.generate.listener.Level;
import io.sparkify.lake.job.generate.session.Play;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How each user's level went up and down from play to play. */
final class LevelHistory {
  private final Map<String, Changes> users = new TreeMap<>();

  /** Plays of one time, whose order is not that in which they are made. */
  private final List<Play> now = new ArrayList<>();

  /** What is known of one user; {@code latest} is the last play that was counted. */
  private record Changes(Play latest, long upgrades, long downgrades) {
    Changes then(Play next) {
      boolean changed = latest.level() != next.level();
      boolean up = changed && next.level() == Level.PAID;
      boolean down = changed && next.level() == Level.FREE;
      return new Changes(next, upgrades + (up ? 1 : 0), downgrades + (down ? 1 : 0));
    }

    List<String> row() {
      return List.of(
          latest.visitor().userId(),
          latest.visitor().firstName(),
          latest.visitor().lastName(),
          Long.toString(upgrades),
          Long.toString(downgrades),
          latest.level().toString());
    }
  }

  /** A play, in the order of time. */
  void add(Play play) {
    if (!now.isEmpty() && now.get(0).ts() != play.ts()) {
      settle();
    }
    now.add(play);
  }

  private void settle() {
    now.stream()
        .sorted(Play.BY_TIME)
        .forEach(
            play ->
                users.compute(
                    play.visitor().userId(),
                    (user, known) -> known == null ? new Changes(play, 0, 0) : known.then(play)));
    now.clear();
  }

  /** Those whose level changed, by user. */
  List<List<String>> changed() {
    settle();
    return users.values().stream()
        .filter(user -> user.upgrades() + user.downgrades() > 0)
        .map(Changes::row)
        .toList();
  }
}
