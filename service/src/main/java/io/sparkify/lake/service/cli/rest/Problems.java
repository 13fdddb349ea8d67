package io.sparkify.lake.service.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a problem document into words that say what to do. */
final class Problems {
  static final int TOO_MANY = 429;
  static final int BAD_GATEWAY = 502;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final Map<String, String> REMEDIES =
      Map.of(
          "unchanged", "To load it all the same: ./lake run %s --force",
          "already_active", "To see that run: ./lake runs %s",
          "illegal_state", "What may be done now: ./lake runs ID, under actions",
          "unknown_partition", "What there is: ./lake partitions",
          "unknown_run", "The newest runs: ./lake runs",
          "unknown_table", "The tables: ./lake tables",
          "unknown_schedule", "The schedules: ./lake schedules",
          "unknown_backfill", "The backfills: ./lake backfills",
          "unknown_token", "The tokens: ./lake token list");

  private Problems() {}

  /**
   * The words.
   *
   * @param retryAfter the header of that name; empty if there is none
   * @param subject what the request was about, such as a month
   */
  static String words(int status, JsonNode problem, String retryAfter, String subject) {
    List<String> lines = new ArrayList<>();
    String code = problem.path("code").asText();
    lines.add(
        problem.path("detail").asText("The service answered with status " + status + ".")
            + (code.isEmpty() ? "" : " (" + code + ")"));
    problem
        .path("errors")
        .forEach(
            error ->
                lines.add(error.path("field").asText() + ": " + error.path("message").asText()));
    remedy(status, problem, subject, lines);
    if (retryAfter.matches("[0-9]{1,6}")) {
      lines.add("Try again in %s s.".formatted(retryAfter));
    }
    return String.join("\n", lines);
  }

  private static void remedy(int status, JsonNode problem, String subject, List<String> lines) {
    String code = problem.path("code").asText();
    if (REMEDIES.containsKey(code)) {
      String about = code.equals("already_active") ? problem.path("run_id").asText() : subject;
      lines.add(REMEDIES.get(code).formatted(about));
    } else if (status == UNAUTHORIZED) {
      lines.add(
          "Set LAKE_TOKEN in the environment to a token that an admin made for you: ./lake token"
              + " create NAME --role ROLE");
    } else if (status == FORBIDDEN && problem.has("required_role")) {
      lines.add(
          "Use a token of the role %s in LAKE_TOKEN: an admin makes one by ./lake token create"
                  .formatted(problem.path("required_role").asText())
              + " NAME --role %s".formatted(problem.path("required_role").asText()));
    } else if (status == NOT_FOUND && code.equals("not_found")) {
      lines.add("The service may be older than this command line, or --url names another one.");
    }
  }
}
