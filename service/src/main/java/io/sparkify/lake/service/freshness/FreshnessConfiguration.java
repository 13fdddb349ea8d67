package io.sparkify.lake.service.freshness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.Duration;
import io.sparkify.lake.job.contract.LogMonth;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By when a month must be published, as {@code config.yml} says it.
 *
 * @param due day of the next month and time, such as {@code 2 06:00}; blank for no objective
 * @param zone of the tz database
 * @param since a month; blank for the first one that is known
 * @param except months that need not be published
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FreshnessConfiguration(
    @NotNull String due,
    @NotNull String zone,
    @NotNull Duration atRiskBefore,
    @NotNull String since,
    @NotNull List<@NotNull String> except) {
  private static final Pattern DUE =
      Pattern.compile("([1-9]|1\\d|2[0-8])(?:st|nd|rd|th)?\\s+((?:[01]\\d|2[0-3]):[0-5]\\d)");
  private static final YearMonth FIRST = YearMonth.of(1970, 1);
  private static final YearMonth LAST = YearMonth.of(2100, 1);

  public FreshnessConfiguration {
    // What cannot be read is told while the file is read, with its place
    if (Stream.of(due, zone, atRiskBefore, since, except).allMatch(given -> given != null)) {
      read(due, zone, atRiskBefore, since, except).ifPresent(FreshnessConfiguration::check);
    }
  }

  /** Empty while none is set. */
  @JsonIgnore
  Optional<Objective> objective() {
    return read(due, zone, atRiskBefore, since, except);
  }

  private static Optional<Objective> read(
      String due, String zone, Duration atRiskBefore, String since, List<String> except) {
    if (due.isBlank()) {
      return Optional.empty();
    }
    Matcher parts = DUE.matcher(due.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "due is a day from 1 to 28 and a time, such as '2 06:00', not '%s'".formatted(due));
    }
    return Optional.of(
        new Objective(
            Integer.parseInt(parts.group(1)),
            LocalTime.parse(parts.group(2)),
            zone(zone),
            atRiskBefore.toJavaDuration(),
            first(since),
            except.stream().map(LogMonth::parse).collect(Collectors.toSet())));
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "zone is one of the tz database such as Europe/Paris, or UTC, not '%s'".formatted(text),
          e);
    }
  }

  private static @Nullable LogMonth first(String since) {
    if (since.isBlank()) {
      return null;
    }
    LogMonth month = LogMonth.parse(since.strip());
    if (month.value().isBefore(FIRST)) {
      throw new IllegalArgumentException("since is a month from 1970-01 on, not " + month);
    }
    return month;
  }

  /** A month must have ended, by UTC, before it can be late or at risk. */
  private static void check(Objective objective) {
    for (YearMonth month = FIRST; month.isBefore(LAST); month = month.plusMonths(1)) {
      LogMonth due = new LogMonth(month);
      Instant end = Objective.end(due);
      if (objective.riskFrom(due).isBefore(end)) {
        throw new IllegalArgumentException(
            "'%s' less at_risk_before (%s) lies before the end of month %s, which is %s as months are those of UTC: choose a later day or time, or a shorter at_risk_before"
                .formatted(objective.text(), objective.atRiskBefore(), due, end));
      }
    }
  }
}
