package io.sparkify.lake.service.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.LogMonth;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule loads: {@code due} for all that is due, {@code previous_month} for the month
 * before the one it fires in, by the calendar of its zone, or a month {@code YYYY-MM}.
 */
record Load(String text) {
  static final Load DUE = new Load("due");
  private static final Load PREVIOUS_MONTH = new Load("previous_month");

  /** Anything else is an {@link IllegalArgumentException}. */
  static Load parse(String text) {
    Load load = new Load(text.strip());
    if (load.equals(DUE) || load.equals(PREVIOUS_MONTH) || LogMonth.isMonth(load.text())) {
      return load;
    }
    throw new IllegalArgumentException(
        "A schedule loads due, previous_month or a month YYYY-MM, not '%s'".formatted(text));
  }

  /** As a text, or {@code {"month": "YYYY-MM"}}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Load read(@Nullable JsonNode node) {
    if (node == null) {
      return DUE;
    }
    boolean month = node.isObject() && node.size() == 1 && node.path("month").isTextual();
    return parse(month ? node.path("month").asText() : node.asText(node.toString()));
  }

  /** The month for a schedule that fires then; empty for all that is due. */
  Optional<LogMonth> month(Instant at, ZoneId zone) {
    if (equals(DUE)) {
      return Optional.empty();
    }
    return Optional.of(
        equals(PREVIOUS_MONTH)
            ? new LogMonth(YearMonth.from(at.atZone(zone)).minusMonths(1))
            : LogMonth.parse(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
