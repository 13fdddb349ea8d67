package io.sparkify.lake.service.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsTest {
  @TempDir Path folder;

  @Test
  void everyAlertSaysHowBadItIsAndWhatToDo() throws Exception {
    for (JsonNode rule : Queries.rules()) {
      String name = rule.get("alert").asText();
      assertThat(rule.at("/labels/severity").asText()).as(name).isIn("critical", "warning", "info");
      assertThat(rule.at("/annotations/summary").asText()).as(name).isNotEmpty();
      assertThat(rule.at("/annotations/description").asText()).as(name).hasSizeGreaterThan(60);
    }
  }

  @Test
  void everyAlertHasACaseInWhichItFiresAndOneInWhichItDoesNot() throws Exception {
    List<String> cases = new ArrayList<>();
    Queries.yaml(Queries.ALERTS_TEST)
        .get("tests")
        .forEach(
            test -> {
              String fires =
                  test.at("/promql_expr_test/0/exp_samples").isEmpty() ? "is quiet" : "fires";
              String query = test.at("/promql_expr_test/0/expr").asText();
              cases.add(query.replaceFirst(".*alertname=\"(\\w+)\".*", "$1") + " " + fires);
            });
    assertThat(cases)
        .containsExactlyInAnyOrderElementsOf(
            Queries.alerts().keySet().stream()
                .flatMap(name -> Stream.of(name + " fires", name + " is quiet"))
                .toList());
  }

  @Test
  void alertsFireWhenTheyShouldAndOnlyThen() throws Exception {
    assertThat(Promtool.get().check("", "test", "rules", Queries.ALERTS_TEST.toString()))
        .contains("SUCCESS");
  }

  @Test
  void exampleConfigurationLoadsTheAlerts() throws Exception {
    Path example = Queries.DEPLOY.resolve("prometheus/prometheus.yml");
    assertThat(Promtool.get().check("", "check", "config", example.toString()))
        .contains("SUCCESS: 1 rule files found", Queries.alerts().size() + " rules found");
  }

  @Test
  void prometheusUnderstandsEveryQueryOfTheBoard() throws Exception {
    List<Map<String, String>> rules =
        Queries.board().stream().map(query -> Map.of("record", "board", "expr", query)).toList();
    Path file = folder.resolve("board.yml");
    Files.writeString(
        file,
        new ObjectMapper(new YAMLFactory())
            .writeValueAsString(
                Map.of("groups", List.of(Map.of("name", "board", "rules", rules)))));
    assertThat(rules).hasSizeGreaterThan(30);
    // It warns of rules with the same name, which ours have on purpose.
    Promtool.get().check("", "check", "rules", "--lint=none", file.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "time() - max(lake_x_seconds) > 36 * 3600; lake_x_seconds",
        "sum by (a, b) (rate(lake_y_total{c=~\"not_this\"}[5m])) and up{job=\"lake\"} == 0;"
            + " lake_y_total,up",
        "lake_free < 2e9 or lake_free / on (place) lake_size < 0.05; lake_free,lake_size",
        "histogram_quantile(0.9, sum by (le) (rate(lake_z_bucket[1h]))) > 1; lake_z_bucket"
      })
  void metricsOfAQueryAreFound(String query, String names) {
    assertThat(Promql.metrics(query)).containsExactly(names.split(",", -1));
  }
}
