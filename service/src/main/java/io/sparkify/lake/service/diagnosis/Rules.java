package io.sparkify.lake.service.diagnosis;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.re2j.Pattern;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.StorageFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The catalog of failures, in the order in which they are looked for: {@code rules.yml}. */
public final class Rules {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final List<Rule> inOrder;

  private Rules(List<Rule> inOrder) {
    this.inOrder = List.copyOf(inOrder);
  }

  /** Those that come with this program. */
  public static Rules shipped() {
    try (InputStream file = Rules.class.getResourceAsStream("rules.yml")) {
      return read(Objects.requireNonNull(file, "rules.yml"));
    } catch (IOException e) {
      throw new UncheckedIOException("The catalog of failures cannot be read", e);
    }
  }

  static Rules read(InputStream file) throws IOException {
    return new Rules(Arrays.stream(YAML.readValue(file, Entry[].class)).map(Entry::rule).toList());
  }

  List<Rule> inOrder() {
    return inOrder;
  }

  /**
   * A failure that the service sees by itself, in the catalog's words.
   *
   * @param values what stands for the names in the cause
   * @throws IllegalArgumentException if there is no such code
   */
  public Failure failure(String code, Map<String, String> values, String evidence) {
    return of(code).failure(values, evidence);
  }

  private Rule of(String code) {
    return inOrder.stream()
        .filter(rule -> rule.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no failure " + code));
  }

  /** A rule as it stands in the file. */
  private record Entry(
      String code,
      @Nullable FailureKind kind,
      @Nullable String title,
      @Nullable String cause,
      @Nullable String remedy,
      @Nullable List<String> patterns,
      @Nullable Level level,
      boolean symptom,
      boolean last,
      @Nullable StorageFault storage) {
    Rule rule() {
      if (storage != null) {
        return checked(Rule.of(storage));
      }
      return new Rule(
          code,
          needed(kind),
          needed(title),
          needed(cause),
          needed(remedy),
          Objects.requireNonNullElse(level, Level.ERROR),
          symptom,
          last,
          Objects.requireNonNullElse(patterns, List.<String>of()).stream()
              .map(Pattern::compile)
              .toList(),
          null);
    }

    private Rule checked(Rule of) {
      if (!of.code().equals(code)) {
        throw new IllegalArgumentException(code + " is " + of.code() + " in StorageFault");
      }
      return of;
    }

    private <T> T needed(@Nullable T value) {
      return Objects.requireNonNull(value, () -> "The failure " + code + " is not described whole");
    }
  }
}
