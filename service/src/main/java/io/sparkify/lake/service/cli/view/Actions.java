package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** What may be done next, as commands to type. */
final class Actions {
  private Actions() {}

  /**
   * The commands.
   *
   * @param subject what they are about
   */
  static String of(JsonNode actions, String subject) {
    return of(actions, "./lake ", subject);
  }

  /** Those of a group of commands. */
  static String of(JsonNode actions, String group, String subject) {
    return Json.each(actions, action -> command(action.asText(), group, subject)).stream()
        .collect(Collectors.joining(", "));
  }

  private static String command(String action, String group, String subject) {
    return switch (action) {
      case "load" -> "./lake run " + subject;
      case "ignore" -> "./lake ignore %s --reason WHY".formatted(subject);
      default -> group + action + " " + subject;
    };
  }
}
