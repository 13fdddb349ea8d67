package io.sparkify.lake.service.diagnosis;

import static java.util.stream.Collectors.toMap;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.StorageFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a failure looks like, and what to do about it.
 *
 * @param code stable, in snake case
 * @param cause what happened; {@code {name}} stands for the pattern's group of that name
 * @param level the lowest level of a line that counts
 * @param symptom whether it says only that something else failed
 * @param last whether it counts only as the last word of a log
 * @param patterns any of them fits
 * @param storage whose lines fit instead; null for all rules but those of storage servers
 */
record Rule(
    String code,
    FailureKind kind,
    String title,
    String cause,
    String remedy,
    Level level,
    boolean symptom,
    boolean last,
    List<Pattern> patterns,
    @Nullable StorageFault storage) {
  private static final int CHARACTERS_OF_A_GROUP = 200;

  Rule {
    patterns = List.copyOf(patterns);
  }

  static Rule of(StorageFault fault) {
    Failure words = fault.failure("");
    return new Rule(
        fault.code(),
        words.kind(),
        words.title(),
        words.cause(),
        words.remedy(),
        Level.ERROR,
        false,
        false,
        List.of(),
        fault);
  }

  /** Whether logs show it; others are said by the service itself. */
  boolean isSeen() {
    return storage != null || !patterns.isEmpty();
  }

  boolean fits(String line) {
    return storage != null
        ? StorageFault.in(line).filter(storage::equals).isPresent()
        : patterns.stream().anyMatch(pattern -> pattern.matcher(line).find());
  }

  /** What happened, as a line that fits says it. */
  String cause(String line) {
    return patterns.stream()
        .flatMap(pattern -> groups(pattern, line).stream())
        .findFirst()
        .map(this::cause)
        .orElse(cause);
  }

  /**
   * In words for a person.
   *
   * @param values what stands for the names in the cause
   */
  Failure failure(Map<String, String> values, String evidence) {
    return new Failure(kind, code, title, cause(values), remedy, evidence);
  }

  private String cause(Map<String, String> values) {
    String words = cause;
    for (Map.Entry<String, String> value : values.entrySet()) {
      words = words.replace("{" + value.getKey() + "}", value.getValue());
    }
    return words;
  }

  private static Optional<Map<String, String>> groups(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find()
        ? Optional.of(
            pattern.namedGroups().keySet().stream()
                .collect(toMap(name -> name, name -> group(matcher, name))))
        : Optional.empty();
  }

  private static String group(Matcher matcher, String name) {
    @Nullable String text = matcher.group(name);
    return text == null ? "" : text.substring(0, Math.min(CHARACTERS_OF_A_GROUP, text.length()));
  }
}
