package io.sparkify.lake.service.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The queries that are shipped: of the alert rules, and of the board. */
public final class Queries {
  static final Path DEPLOY = Path.of("..", "deploy");
  static final Path ALERTS = DEPLOY.resolve("prometheus/alerts.yml");
  static final Path ALERTS_TEST = DEPLOY.resolve("prometheus/alerts-test.yml");
  static final Path BOARD = DEPLOY.resolve("grafana/lake.json");

  private Queries() {}

  /** Every metric that one of them names. */
  public static Set<String> metrics() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String query : alerts().values()) {
      names.addAll(Promql.metrics(query));
    }
    for (String query : board()) {
      names.addAll(Promql.metrics(query));
    }
    return names;
  }

  /** By the name of the alert. */
  static Map<String, String> alerts() throws IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    rules().forEach(rule -> queries.put(rule.get("alert").asText(), rule.get("expr").asText()));
    return queries;
  }

  static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    yaml(ALERTS).get("groups").forEach(group -> group.get("rules").forEach(rules::add));
    return rules;
  }

  static JsonNode yaml(Path file) throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
  }

  /** With the board's variables as a viewer sets them. */
  static List<String> board() throws IOException {
    List<String> queries = new ArrayList<>();
    new ObjectMapper()
        .readTree(BOARD.toFile())
        .get("panels")
        .forEach(
            panel ->
                panel
                    .path("targets")
                    .forEach(
                        target ->
                            queries.add(
                                target
                                    .get("expr")
                                    .asText()
                                    .replace("$__rate_interval", "1m")
                                    .replace("$instance", ".*"))));
    return queries;
  }
}
