package io.sparkify.lake.service.audit;

import java.util.Locale;

/** Names what a request was to do: {@code runs.create}, {@code runs.cancel}; pure. */
final class Action {
  private Action() {}

  /**
   * The collection, and what is to be done with it or with one of its items.
   *
   * @param route the path as a template, such as {@code /runs/{id}/cancel}; empty if there is none
   */
  static String of(String method, String route) {
    String[] steps = route.replaceFirst("^/+", "").split("/+", -1);
    if (steps[0].isEmpty()) {
      return "unknown";
    }
    String last = steps[steps.length - 1];
    boolean named = steps.length > 1 && !last.startsWith("{");
    return steps[0] + "." + (named ? last : verb(method));
  }

  private static String verb(String method) {
    return switch (method) {
      case "POST" -> "create";
      case "PATCH", "PUT" -> "change";
      default -> method.toLowerCase(Locale.ROOT);
    };
  }
}
