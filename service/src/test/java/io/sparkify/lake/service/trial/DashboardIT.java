package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a real browser, as an operator uses it through one night. */
@ExtendWith(LoadedSites.class)
class DashboardIT {
  static final String REJECTED = "2018-03";
  static final String FAILED = "2018-04";

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
      night(tab, service, broken);
      assertThat(tab.complaints()).as("console").isEmpty();
      new SignInChapter(tab, service.api(), service.url()).eachRoleSignsInAndMayDoWhatItMay();
      assertThat(tab.asked())
          .isNotEmpty()
          .allMatch(
              address ->
                  Stream.of("http://localhost:", "about:blank", "data:")
                      .anyMatch(address::startsWith));
    }
  }

  private static void night(Tab tab, LakeProcess service, Path broken) throws IOException {
    LoadsChapter loads = new LoadsChapter(tab, service.api());
    String backfill = loads.backfillThatIsSeenBeforeItRuns();
    Files.delete(broken);
    LakeApi.patiently().until(() -> !"FAILED".equals(service.api().states().get(FAILED)));
    loads.failureIsRetriedFromItsDiagnosis();
    loads.rejectedMonthsAreDecided();
    loads.monthIsLoadedAgainAndCancelled();
    loads.monthIsLeftOutAndTakenInAgain();
    new ScheduleChapter(tab).scheduleIsMadeChangedAndFired();
    ReadingChapter reading = new ReadingChapter(tab, service.api());
    reading.logIsSearchedAndCertificateVerified();
    reading.insightsAreNumbersThatAddUp();
    reading.rowsAreThoseOfTheMonthThatIsChosen();
    EverybodyChapter everybody = new EverybodyChapter(tab, service.api(), service.url());
    everybody.pagesAreFitForEverybody(backfill);
    everybody.keyboardIsEnough();
    reading.figuresAreWordsThatPeopleRead();
    everybody.everythingHoldsBehindAPathPrefix();
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
}
