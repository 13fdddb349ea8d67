package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.NEXT;
import static io.sparkify.lake.service.trial.LoadedSite.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a real browser, as an operator uses it through one night. */
@ExtendWith(LoadedSites.class)
class DashboardIT {
  private static final String REJECTED = "2018-03";
  private static final String FAILED = "2018-04";
  private static final Path SHOTS =
      Path.of(System.getProperty("lake.root"), "service/target/screenshots");
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
  private static final String LOOK_OVER =
      """
      axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then(found =>
        found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ": " + node.html.slice(0, 200) + " " + node.failureSummary)))
      """;

  private final LoadedSite loaded;
  @TempDir Path folder;
  @TempDir Path profile;

  DashboardIT(LoadedSite loaded) {
    this.loaded = loaded;
  }

  @Test
  void operatorFindsDecidesRetriesAndWatches() throws IOException {
    Need.that(Browser.installed().isPresent(), "There is no Chromium: apt-get install chromium");
    Site site = loaded.site().copyTo(folder);
    Path broken = spoil(site);
    try (LakeProcess service = LakeProcess.start(site, Map.of("LAKE_AUTO_LOAD", "false"));
        Browser browser = Browser.start(Browser.installed().orElseThrow(), profile);
        Tab tab = browser.tab()) {
      tab.look("light", 1280, 900);
      tab.open(service.url() + "/");
      tab.awaitText("h1", "Overview");
      tab.awaitText(".live", "Live");

      String backfill = backfillThatIsSeenBeforeItRuns(tab, service.api());
      Files.delete(broken);
      LakeApi.patiently().until(() -> !"FAILED".equals(service.api().states().get(FAILED)));
      failureIsRetriedFromItsDiagnosis(tab, service.api());
      rejectedMonthsAreDecided(tab, service.api());
      monthIsLoadedAgainAndCancelled(tab);
      monthIsLeftOutAndTakenInAgain(tab);
      scheduleIsMadeChangedFiredAndDeleted(tab);
      logIsSearchedAndCertificateVerified(tab, service.api());

      insightsAreNumbersThatAddUp(tab, service.api());
      pagesAreFitForEverybody(tab, service.api(), backfill);
      keyboardIsEnough(tab, service.url());
      figuresAreWordsThatPeopleRead(tab);
      everythingHoldsBehindAPathPrefix(tab, service.url());
      assertThat(tab.complaints()).as("console").isEmpty();
      eachRoleSignsInAndMayDoWhatItMay(tab, service.url(), service.api());
      assertThat(tab.asked())
          .isNotEmpty()
          .allMatch(
              address ->
                  Stream.of("http://localhost:", "about:blank", "data:")
                      .anyMatch(address::startsWith));
    }
  }

  /** Two months that do not pass the checks, and one that cannot be read: the broken file. */
  private Path spoil(Site site) throws IOException {
    for (String month : List.of(REJECTED, FAILED)) {
      loaded.add(site, month);
    }
    for (String month : List.of(OLD, REJECTED)) {
      Files.writeString(
          site.logs(month).resolve("nonsense.json"), "<script>alert(1)</script>\n".repeat(600));
    }
    Path broken = site.logs(FAILED).resolve("broken.json.gz");
    Files.writeString(broken, "no gzip");
    return broken;
  }

  /** Its id. */
  private static String backfillThatIsSeenBeforeItRuns(Tab tab, LakeApi api) {
    tab.awaitText(".verdict", "nothing is loaded without a request");
    tab.visit("#/backfills/new", "New backfill");
    tab.type("input[name=from]", OLD);
    tab.type("input[name=to]", FAILED);
    tab.type("input[name=reason]", "a night");
    tab.click("button", "Show what it would do");
    tab.awaitText(".panel", "Would load3 months");
    assertThat(api.get("/backfills").path("items")).isEmpty();
    tab.click("button", "Start it…");
    tab.click("dialog button", "Start it");
    tab.awaitText("h1", "Backfill 2018-01 to 2018-04");
    String id = tab.run("location.hash.split('/')[2]").asText();
    order(tab, ".head button", "Pause", "Pause");
    tab.awaitText(".head", "Paused");
    order(tab, ".head button", "Resume", "Resume");
    tab.awaitText(".head", "Active");

    // Watched live, from here to the end, without a click.
    tab.visit("#/", "Overview");
    tab.awaitLoad(".panel", "Waiting");
    tab.awaitLoad(".diagnosis", "An input file cannot be read");
    tab.awaitLoad(".diagnosis", "Its staged data did not pass the checks");
    tab.awaitText(".verdict", "The lake needs a person.");
    tab.visit("#/backfills/" + id, "Backfill");
    tab.awaitLoad(".head", "Done");
    assertThat(tab.text("main")).contains("1 failed, 2 rejected");
    return id;
  }

  private static void failureIsRetriedFromItsDiagnosis(Tab tab, LakeApi api) {
    tab.visit("#/", "Overview");
    tab.awaitText(".diagnosis", "Replace the file by a sound one");
    order(tab, ".diagnosis button", "Retry", "Try again");
    tab.awaitText(".toast", "of 2018-04 is queued");
    tab.click(".toast a", "Watch it");
    tab.awaitText("h1", "of 2018-04");
    tab.awaitLoad(".head", "Succeeded");
    assertThat(LakeApi.text(api.partition(FAILED), "state")).isEqualTo("LOADED");
    assertThat(tab.text(".books")).contains("lines = ", "songplays = ");
  }

  private static void rejectedMonthsAreDecided(Tab tab, LakeApi api) {
    tab.visit("#/quarantine", "Quarantine");
    tab.click("main a", REJECTED);
    tab.awaitText("td", "<script>alert(1)</script>");
    String old = LakeApi.text(api.partition(OLD), "last_run_id");
    tab.visit("#/runs/" + old, "of 2018-01");
    order(tab, ".head button", "Discard", "Drop the staged data");
    tab.awaitText(".notice", "discarded");
    tab.visit("#/", "Overview");
    tab.awaitText(".diagnosis", "2018-01run ");

    String run = LakeApi.text(api.partition(REJECTED), "last_run_id");
    tab.visit("#/runs/" + run, "of 2018-03");
    tab.awaitText(".notice", "malformed_share is");
    order(tab, ".head button", "Approve", "Publish");
    tab.awaitText(".notice", "approved");
    LakeApi.patiently()
        .until(() -> LakeApi.text(api.partition(REJECTED), "state").equals("LOADED"));
    tab.visit("#/months/" + REJECTED, REJECTED);
    tab.awaitText(".head", "Loaded");
  }

  private static void monthIsLoadedAgainAndCancelled(Tab tab) {
    tab.visit("#/months/" + NEXT, NEXT);
    tab.click(".head button", "Load…");
    tab.type("dialog input[name=reason]", "a trial");
    tab.click("dialog button", "Load");
    tab.awaitText("h1", "Run ");
    order(tab, ".head button", "Cancel", "Cancel the run");
    tab.awaitLoad(".head", "Cancelled");
  }

  private static void monthIsLeftOutAndTakenInAgain(Tab tab) {
    tab.visit("#/months/" + OLD, OLD);
    leaveOut(tab, "known to be broken");
    tab.awaitText(".head", "Ignored");
    tab.awaitText(".lead", "known to be broken");
    order(tab, ".head button", "Take in again…", "Take it in");
    tab.awaitText(".head", "Rejected");
  }

  private static void scheduleIsMadeChangedFiredAndDeleted(Tab tab) {
    tab.visit("#/schedules", "Schedules");
    tab.type("input[name=name]", "nightly");
    tab.type("input[name=cron]", "30 2 * *");
    tab.awaitText(".times", "cron:");
    tab.forgive(); // the browser logs each answer that is no success
    tab.type("input[name=cron]", "30 2 * * *");
    tab.type("input[name=load]", NEXT);
    tab.awaitText(".times", "02:30:00 UTC");
    tab.click("button", "Make the schedule");
    tab.awaitText("h1", "Schedule nightly");
    tab.type("input[name=cron]", "45 3 * * *");
    tab.awaitText(".times", "03:45:00 UTC");
    tab.click("button", "Save the change");
    tab.awaitText(".facts", "45 3 * * *");
    order(tab, ".head button", "Pause", "Pause");
    tab.awaitText(".head", "Paused");
    order(tab, ".head button", "Resume", "Resume");
    order(tab, ".head button", "Fire now", "Fire now");
    tab.awaitText("td", "asked for by anonymous");
  }

  private static void logIsSearchedAndCertificateVerified(Tab tab, LakeApi api) {
    String run = api.partition(NEXT).at("/loaded/run_id").asText();
    tab.visit("#/runs/" + run, "of " + NEXT);
    tab.awaitText(".log", NEXT + ": published");
    tab.type("input[type=search]", "published");
    tab.awaitText(".aside", "found");
    tab.click("button", "Verify against storage");
    tab.awaitLoad(".notice", "Verified.");
    tab.click("summary", "What it published and from what");
    tab.awaitText("td", "songplays/year=2018/month=2/songplays-2018-02.parquet");
  }

  private static void insightsAreNumbersThatAddUp(Tab tab, LakeApi api) {
    tab.visit("#/insights", "Insights");
    tab.awaitText(".heat th", "Monday");
    long plays = api.get("/insights").get("plays").asLong();
    assertThat(tab.run("document.querySelectorAll('.heat td').length").asInt()).isEqualTo(168);
    assertThat(
            tab.run(
                    "[...document.querySelectorAll('.heat td')].reduce((sum, cell) => sum + Number(cell.dataset.plays), 0)")
                .asLong())
        .isEqualTo(plays);
    assertThat(tab.text("main")).contains("Plays by month", "Top songs", "Top locations");
    tab.visit("#/insights?from=" + NEXT + "&to=" + NEXT, "Insights");
    tab.awaitText("td", NEXT);
    assertThat(tab.text("main")).contains("in 1 month").doesNotContain(OLD);
    tab.visit("#/insights?from=2030-01", "Insights");
    tab.awaitText(".empty", "No month between these is loaded.");
  }

  private static void pagesAreFitForEverybody(Tab tab, LakeApi api, String backfill) {
    List<JsonNode> runs = api.runs(REJECTED);
    String bad = LakeApi.text(runs.get(1), "id");
    String good = LakeApi.text(runs.get(0), "id");
    String failed = LakeApi.text(api.runs(FAILED).get(1), "id");
    Map<String, List<String>> pages =
        Map.ofEntries(
            Map.entry("overview", List.of("#/", "Overview")),
            Map.entry("months", List.of("#/months", "Months")),
            Map.entry("month", List.of("#/months/" + OLD, OLD)),
            Map.entry("runs", List.of("#/runs", "Runs")),
            Map.entry("run", List.of("#/runs/" + good, "of " + REJECTED)),
            Map.entry("run-rejected", List.of("#/runs/" + bad, "of " + REJECTED)),
            Map.entry("run-failed", List.of("#/runs/" + failed, "of " + FAILED)),
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
            Map.entry("lines", List.of("#/quarantine/" + REJECTED, "Malformed lines")),
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

  private static void keyboardIsEnough(Tab tab, String url) {
    tab.visit("#/schedules/nightly", "Schedule nightly");
    order(tab, ".head button", "Delete", "Delete it");
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

  private static void figuresAreWordsThatPeopleRead(Tab tab) {
    JsonNode said =
        tab.run(
            """
            Promise.all([import("./dashboard/core/format.js"), import("./dashboard/parts/usual.js"),
              import("./dashboard/parts/counts.js"), import("./dashboard/core/stream.js")]).then(
              ([format, usual, books, stream]) => [
                format.number(1234567), format.compact(1234), format.bytes(1536), format.bytes(0),
                format.duration(90), format.duration(7800), format.duration(61000), format.duration(93784000),
                format.count(1, "file"), format.count(2, "file"), format.number(null),
                usual.band([100, 100]), Math.round(usual.band([100, 100, 100, 100]).high),
                usual.withBands([100, 100, 100, 900].map(value => ({value})))[3].odd,
                books.equations({lines: 3, malformed: 1, songs: 1}).map(each => each.holds),
                stream.parse("id: 7\\nevent: run\\ndata: a\\ndata: b")])
            """);
    assertThat(said.toString())
        .isEqualTo(
            "[\"1,234,567\",\"1.2k\",\"1.5 KiB\",\"0 B\",\"90 ms\",\"7.8 s\",\"1 min 1 s\",\"1 d 2 h\","
                + "\"1 file\",\"2 files\",\"–\",null,202,true,[false],"
                + "{\"name\":\"run\",\"data\":\"a\\nb\",\"id\":\"7\"}]");
  }

  private static void everythingHoldsBehindAPathPrefix(Tab tab, String url) throws IOException {
    try (Prefix prefix = Prefix.of(url)) {
      tab.open(prefix.url() + "/far/lake/#/tables");
      tab.awaitText("h1", "Tables");
      tab.awaitText("td", "songplays");
      tab.open("about:blank");
    }
  }

  /** As a service answers that has tokens, whoever asks. */
  /** The last of all: from the first token on the service asks for one. */
  private static void eachRoleSignsInAndMayDoWhatItMay(Tab tab, String url, LakeApi api) {
    String admin = api.token("ada", "admin");
    String operator = api.with(admin).token("otto", "operator");
    String viewer = api.with(admin).token("vera", "viewer");
    tab.open(url + "/?again#/months/" + NEXT);
    tab.awaitText("dialog h2", "Sign in");
    tab.screenshot(SHOTS.resolve("sign-in-light.png"));
    signIn(tab, "wrong");
    tab.awaitText("dialog", "does not take this token");

    signIn(tab, viewer);
    tab.awaitText("h1", NEXT);
    tab.awaitText(".tools", "vera (viewer)");
    tab.awaitText(".live", "Live");
    assertThat(tab.run("sessionStorage.getItem('lake.token')").asText()).isEqualTo(viewer);
    assertThat(tab.run("JSON.stringify(localStorage)").asText()).doesNotContain(viewer);
    leaveOut(tab, "a trial");
    tab.awaitText(
        "dialog .notice",
        "Your token may not do this. This needs the role operator; vera has the role viewer.");
    tab.click("dialog button", "Back");

    tab.click(".tools button", "Sign out");
    signIn(tab, operator);
    tab.awaitText(".tools", "otto (operator)");
    leaveOut(tab, "a trial");
    tab.awaitText(".head", "Ignored");
    tab.visit("#/audit", "Audit");
    tab.awaitText("main", "This needs the role admin; otto has the role operator.");

    tab.click(".tools button", "Sign out");
    signIn(tab, admin);
    tab.awaitText(".tools", "ada (admin)");
    tab.visit("#/audit", "Audit");
    tab.awaitText("main table", "otto");
  }

  private static void signIn(Tab tab, String token) {
    tab.awaitText("dialog h2", "Sign in");
    tab.type("dialog input[name=token]", token);
    tab.click("dialog button", "Sign in");
  }

  private static void leaveOut(Tab tab, String reason) {
    tab.click(".head button", "Ignore…");
    tab.type("dialog input[name=reason]", reason);
    tab.click("dialog button", "Ignore it");
  }

  /** Clicks, and confirms what is asked then. */
  private static void order(Tab tab, String selector, String words, String verb) {
    tab.click(selector, words);
    tab.click("dialog button", verb);
  }

  private static String script(String resource) {
    try (InputStream in = DashboardIT.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
