package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every page suits every eye, every screen, the keyboard alone, and a path prefix. */
record EverybodyChapter(Tab tab, LakeApi api, String url) {
  static final Path SHOTS = Path.of(System.getProperty("lake.root"), "service/target/screenshots");
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
  private static final String LOOK_OVER =
      """
      axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then(found =>
        found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ": " + node.html.slice(0, 200) + " " + node.failureSummary)))
      """;

  void pagesAreFitForEverybody(String backfill) {
    List<JsonNode> runs = api.runs(DashboardIT.REJECTED);
    String bad = LakeApi.text(runs.get(1), "id");
    String good = LakeApi.text(runs.get(0), "id");
    String failed = LakeApi.text(api.runs(DashboardIT.FAILED).get(1), "id");
    Map<String, List<String>> pages =
        Map.ofEntries(
            Map.entry("overview", List.of("#/", "Overview")),
            Map.entry("months", List.of("#/months", "Months")),
            Map.entry("month", List.of("#/months/" + OLD, OLD)),
            Map.entry("runs", List.of("#/runs", "Runs")),
            Map.entry("run", List.of("#/runs/" + good, "of " + DashboardIT.REJECTED)),
            Map.entry("run-rejected", List.of("#/runs/" + bad, "of " + DashboardIT.REJECTED)),
            Map.entry("run-failed", List.of("#/runs/" + failed, "of " + DashboardIT.FAILED)),
            Map.entry("compare", List.of("#/compare?a=%s&b=%s".formatted(bad, good), "Compare")),
            Map.entry("tables", List.of("#/tables", "Tables")),
            Map.entry("table", List.of("#/tables/songplays", "Table songplays")),
            Map.entry("insights", List.of("#/insights", "Insights")),
            Map.entry("backfills", List.of("#/backfills", "Backfills")),
            Map.entry("backfill", List.of("#/backfills/" + backfill, "Backfill 2018-01")),
            Map.entry("backfill-new", List.of("#/backfills/new", "New backfill")),
            Map.entry("schedules", List.of("#/schedules", "Schedules")),
            Map.entry("schedule", List.of("#/schedules/nightly", "Schedule nightly")),
            Map.entry("quarantine", List.of("#/quarantine", "Quarantine")),
            Map.entry("lines", List.of("#/quarantine/" + DashboardIT.REJECTED, "Malformed lines")),
            Map.entry("audit", List.of("#/audit", "Audit")));
    tab.run(script(AXE) + "; true");
    List<String> faults = new ArrayList<>();
    pages.forEach(
        (name, page) -> {
          tab.visit(page.get(0), page.get(1));
          assertThat(tab.complaints()).as("console at " + name).isEmpty();
          for (String look : List.of("light", "dark", "phone")) {
            boolean phone = look.equals("phone");
            tab.look(phone ? "light" : look, phone ? 390 : 1280, phone ? 844 : 900);
            tab.run(LOOK_OVER)
                .forEach(fault -> faults.add("%s %s %s".formatted(name, look, fault.asText())));
            tab.screenshot(SHOTS.resolve("%s-%s.png".formatted(name, look)));
          }
          if (tab.run("document.documentElement.scrollWidth > innerWidth").asBoolean()) {
            faults.add(name + " is wider than a phone");
          }
          tab.forgive(); // axe draws on a canvas, of which the browser has an opinion
        });
    tab.look("light", 1280, 900);
    assertThat(faults).as("what keeps people out").isEmpty();
    assertThat(tab.text("td")).doesNotContain("undefined", "[object");
  }

  void keyboardIsEnough() {
    tab.visit("#/schedules/nightly", "Schedule nightly");
    tab.order(".head button", "Delete", "Delete it");
    tab.awaitText("h1", "Schedules");
    tab.open(url + "/?keys#/months");
    tab.awaitText("h1", "Months");
    tab.press("Tab");
    assertThat(tab.run("document.activeElement.textContent").asText()).isEqualTo("Skip to content");
    tab.press("Tab");
    tab.press("Tab");
    tab.press("Tab");
    assertThat(tab.run("document.activeElement.textContent").asText()).isEqualTo("Months");
    assertThat(tab.run("getComputedStyle(document.activeElement).outlineStyle").asText())
        .isEqualTo("solid");
  }

  void everythingHoldsBehindAPathPrefix() throws IOException {
    try (Prefix prefix = Prefix.of(url)) {
      tab.open(prefix.url() + "/far/lake/#/tables");
      tab.awaitText("h1", "Tables");
      tab.awaitText("td", "songplays");
      tab.open("about:blank");
    }
  }

  private static String script(String resource) {
    try (InputStream in = EverybodyChapter.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
