package io.sparkify.lake.service.telemetry;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.meter.Meter;
import io.sparkify.lake.service.meter.Meters.Listed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OperationsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final String WRITE = "lake.docs.write";

  @Test
  void pageHasEveryMeter() throws IOException {
    assertTable(
        "metrics",
        "| name | type | labels | meaning |\n|---|---|---|---|\n"
            + AllMeters.list().stream().map(OperationsPageTest::row).collect(joining()));
  }

  @Test
  void pageHasEveryAlert() throws IOException {
    StringBuilder table =
        new StringBuilder("| alert | severity | when | what to do |\n|---|---|---|---|\n");
    for (JsonNode rule : Queries.rules()) {
      table.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  rule.get("alert").asText(),
                  rule.at("/labels/severity").asText(),
                  summary(rule),
                  cell(rule.at("/annotations/description").asText())));
    }
    assertTable("alerts", table.toString());
  }

  /** Between its two marks. */
  private static void assertTable(String name, String table) throws IOException {
    String page = Files.readString(PAGE);
    String begin = "<!-- %s: made by OperationsPageTest -->\n".formatted(name);
    String end = "<!-- end of %s -->".formatted(name);
    assertThat(page).contains(begin, end);
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end);
    if (Boolean.getBoolean(WRITE)) {
      page = page.substring(0, from) + table + page.substring(to);
      Files.writeString(PAGE, page);
      to = from + table.length();
    }
    assertThat(page.substring(from, to))
        .as("write it anew: mvn … -Dtest=OperationsPageTest -D%s=true", WRITE)
        .isEqualTo(table);
  }

  private static String row(Listed listed) {
    Meter meter = listed.meter();
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            meter.name(),
            listed.kind().name().toLowerCase(Locale.ROOT),
            meter.labels().stream().map(label -> "`" + label + "`").collect(joining(", ")),
            cell(meter.help()));
  }

  private static String summary(JsonNode rule) {
    return cell(
        rule.at("/annotations/summary")
            .asText()
            .replaceAll("\\s*\\(\\{\\{[^}]*}}\\)", "")
            .replaceAll("\\{\\{\\s*\\$labels\\.(\\w+)\\s*}}", "<$1>")
            .replaceAll("\\{\\{[^}]*}}", "…"));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").strip();
  }
}
