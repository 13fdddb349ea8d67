package io.sparkify.lake.service.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.schedule.ScheduleStore.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The body that makes a schedule, or changes what it names of one. */
record ScheduleRequest(
    @Nullable String name,
    @Nullable String cron,
    @Nullable String zone,
    @Nullable String misfire,
    @Schema(description = "due, previous_month, or {\"month\": \"YYYY-MM\"}")
        @Nullable JsonNode load,
    @Nullable Boolean paused) {
  private static final Set<String> MEMBERS =
      new TreeSet<>(List.of("name", "cron", "zone", "misfire", "load", "paused"));

  /** What is not such a body is told by its mapper. */
  static ScheduleRequest parse(@Nullable String body) throws JsonProcessingException {
    JsonNode node = body == null || body.isBlank() ? null : ContractJson.read(body, JsonNode.class);
    if (node == null || !node.isObject()) {
      throw malformed("it is no object");
    }
    node.fieldNames()
        .forEachRemaining(
            member -> {
              if (!MEMBERS.contains(member)) {
                throw malformed("'%s' is none of them".formatted(member));
              }
            });
    return ContractJson.read(String.valueOf(body), ScheduleRequest.class);
  }

  /** For a new schedule. */
  String requiredName() {
    return impossible("invalid_name", required("name", name), ScheduleName::parse);
  }

  Rule rule() {
    return new Rule(
        impossible("invalid_cron", required("cron", cron), Cron::parse),
        impossible(
            "invalid_zone",
            Objects.requireNonNullElse(zone, ScheduleConfiguration.UTC),
            Rule::zone),
        misfire == null ? Misfire.RUN_ONCE : impossible("invalid_misfire", misfire, Misfire::parse),
        load == null ? Load.DUE : impossible("invalid_load", load, Load::read));
  }

  boolean startsPaused() {
    return Boolean.TRUE.equals(paused);
  }

  /** What is not named stays; the name does always. */
  Change change(Change before) {
    if (name != null) {
      throw malformed("a name cannot be changed");
    }
    Rule rule = before.rule();
    return new Change(
        new Rule(
            cron == null ? rule.cron() : impossible("invalid_cron", cron, Cron::parse),
            zone == null ? rule.zone() : impossible("invalid_zone", zone, Rule::zone),
            misfire == null
                ? rule.misfire()
                : impossible("invalid_misfire", misfire, Misfire::parse),
            load == null ? rule.load() : impossible("invalid_load", load, Load::read)),
        paused == null ? before.paused() : paused);
  }

  private static String required(String member, @Nullable String value) {
    if (value == null) {
      throw malformed(member + " is missing");
    }
    return value;
  }

  private static <S, T> T impossible(String code, S value, Function<S, T> parse) {
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException e) {
      throw ServiceException.impossible(code, String.valueOf(e.getMessage()));
    }
  }

  private static ServiceException malformed(String why) {
    return ServiceException.malformed(
        "malformed",
        "The body is {\"name\", \"cron\", \"zone\", \"misfire\", \"load\", \"paused\"}: " + why);
  }
}
