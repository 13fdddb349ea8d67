package io.sparkify.lake.job.quality;

import static java.util.stream.Collectors.joining;

import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.quality.TableKeys.Faults;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Whether every key is there once, and whether what {@code songplays} refers to is there. */
record KeyChecks(Map<String, Faults> faults) {

  /** A column with what is said of it. */
  private record Rule(String key, String column, String fault) {}

  CheckResult keysUnique(boolean catalog) {
    List<Rule> rules =
        catalog
            ? List.of(
                new Rule(KeyRows.SONG_ID, "songs.song_id", "repeated or empty"),
                new Rule(KeyRows.ARTIST_ID, "artists.artist_id", "repeated or empty"))
            : List.of(
                new Rule(KeyRows.SONGPLAY_ID, "songplays.songplay_id", "repeated or empty"),
                new Rule(KeyRows.START_TIME, "time.start_time", "repeated or empty"),
                new Rule(KeyRows.USER_ID, "users.user_id", "repeated or empty"));
    return result("keys_unique", "every key is there once", rules, Faults::repeated);
  }

  CheckResult referencesWhole() {
    List<Rule> rules =
        List.of(
            new Rule(KeyRows.SONG_ID, "songplays.song_id", "not in songs"),
            new Rule(KeyRows.USER_ID, "songplays.user_id", "not in users"),
            new Rule(KeyRows.START_TIME, "songplays.start_time", "not in time"));
    return result("references_whole", "every reference leads somewhere", rules, Faults::dangling);
  }

  private CheckResult result(
      String name, String expected, List<Rule> rules, ToLongFunction<Faults> count) {
    Function<Rule, Long> found =
        rule -> count.applyAsLong(faults.getOrDefault(rule.key(), Faults.NONE));
    String observed =
        rules.stream()
            .filter(rule -> found.apply(rule) > 0)
            .map(
                rule ->
                    "%s is %s in %s rows"
                        .formatted(rule.column(), rule.fault(), Words.number(found.apply(rule))))
            .collect(joining("; "));
    boolean passed = observed.isEmpty();
    return new CheckResult(name, CheckLevel.ERROR, passed, passed ? expected : observed, expected);
  }
}
