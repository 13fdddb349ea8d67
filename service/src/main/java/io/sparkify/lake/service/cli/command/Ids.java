package io.sparkify.lake.service.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds what somebody means who typed the beginning of an id. */
final class Ids {
  private static final String WHOLE = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
  private static final String BEGINNING = "[\\p{XDigit}-]{4,35}";
  private static final int PAGE = 200;
  private static final int PAGES = 5;
  private static final int SHOWN = 5;

  private final Service service;

  Ids(Service service) {
    this.service = service;
  }

  /** A run by its id, the beginning of it, or a partition for the last run. */
  String run(String text) throws CommandFailedException {
    if (PartitionName.is(text)) {
      JsonNode partition = service.get(Query.of("/partitions").segment(text)).json();
      String last = Json.text(partition, "last_run_id");
      if (last.isEmpty()) {
        throw new CommandFailedException(
            "%s was never loaded\nTo load it: ./lake run %s".formatted(text, text));
      }
      return last;
    }
    return find("/runs", "run", text);
  }

  /** A backfill by its id, or the beginning of it. */
  String backfill(String text) throws CommandFailedException {
    return find("/backfills", "backfill", text);
  }

  private String find(String list, String one, String text) throws CommandFailedException {
    if (text.matches(WHOLE)) {
      return text.toLowerCase(Locale.ROOT);
    }
    if (!text.matches(BEGINNING)) {
      throw new CommandFailedException(
          "'%s' is no id of a %s: it has hexadecimal digits, of which the first 4 or more do"
              .formatted(text, one));
    }
    Map<String, String> found = matches(list, text.toLowerCase(Locale.ROOT));
    if (found.size() == 1) {
      return found.keySet().iterator().next();
    }
    throw new CommandFailedException(
        found.isEmpty()
            ? "None of the %,d newest %ss begins with %s\nIf it is older, give its whole id."
                .formatted(PAGE * PAGES, one, text)
            : "%s is the beginning of %d %ss; which one?\n%s"
                .formatted(text, found.size(), one, candidates(found)));
  }

  private Map<String, String> matches(String list, String beginning) throws CommandFailedException {
    Map<String, String> found = new LinkedHashMap<>();
    String cursor = "";
    for (int page = 0; page < PAGES; page++) {
      JsonNode answer =
          service
              .get(
                  Query.of(list)
                      .with("limit", PAGE)
                      .with("cursor", cursor.isEmpty() ? null : cursor))
              .json();
      for (JsonNode item : answer.path("items")) {
        String id = Json.text(item, "id");
        if (id.startsWith(beginning)) {
          found.put(id, Json.text(item, "partition") + " " + Json.text(item, "state"));
        }
      }
      cursor = Json.text(answer, "next_cursor");
      if (cursor.isEmpty()) {
        break;
      }
    }
    return found;
  }

  private static String candidates(Map<String, String> found) {
    return found.entrySet().stream()
        .limit(SHOWN)
        .map(entry -> "  %s  %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
