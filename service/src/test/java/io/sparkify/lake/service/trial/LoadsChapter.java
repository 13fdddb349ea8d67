package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.NEXT;
import static io.sparkify.lake.service.trial.LoadedSite.OLD;
import static org.assertj.core.api.Assertions.assertThat;

/** Months are loaded, fail, are rejected, decided and left out. */
record LoadsChapter(Tab tab, LakeApi api) {
  /** Its id. */
  String backfillThatIsSeenBeforeItRuns() {
    tab.awaitText(".verdict", "nothing is loaded without a request");
    tab.visit("#/backfills/new", "New backfill");
    tab.type("input[name=from]", OLD);
    tab.type("input[name=to]", DashboardIT.FAILED);
    tab.type("input[name=reason]", "a night");
    tab.click("button", "Show what it would do");
    tab.awaitText(".panel", "Would load3 months");
    assertThat(api.get("/backfills").path("items")).isEmpty();
    tab.click("button", "Start it…");
    tab.click("dialog button", "Start it");
    tab.awaitText("h1", "Backfill 2018-01 to 2018-04");
    String id = tab.run("location.hash.split('/')[2]").asText();
    tab.order(".head button", "Pause", "Pause");
    tab.awaitText(".head", "Paused");
    tab.order(".head button", "Resume", "Resume");
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

  void failureIsRetriedFromItsDiagnosis() {
    tab.visit("#/", "Overview");
    tab.awaitText(".diagnosis", "Replace the file by a sound one");
    tab.order(".diagnosis button", "Retry", "Try again");
    tab.awaitText(".toast", "of 2018-04 is queued");
    tab.click(".toast a", "Watch it");
    tab.awaitText("h1", "of 2018-04");
    tab.awaitLoad(".head", "Succeeded");
    assertThat(LakeApi.text(api.partition(DashboardIT.FAILED), "state")).isEqualTo("LOADED");
    assertThat(tab.text(".books")).contains("lines = ", "songplays = ");
  }

  void rejectedMonthsAreDecided() {
    tab.visit("#/quarantine", "Quarantine");
    tab.click("main a", DashboardIT.REJECTED);
    tab.awaitText("td", "<script>alert(1)</script>");
    String old = LakeApi.text(api.partition(OLD), "last_run_id");
    tab.visit("#/runs/" + old, "of 2018-01");
    tab.order(".head button", "Discard", "Drop the staged data");
    tab.awaitText(".notice", "discarded");
    tab.visit("#/", "Overview");
    tab.awaitText(".decided", "2018-01 run ");
    assertThat(tab.text(".decided")).contains("staged data discarded by anonymous: ");
    assertThat(tab.text(".diagnosis")).doesNotContain(OLD);

    String run = LakeApi.text(api.partition(DashboardIT.REJECTED), "last_run_id");
    tab.visit("#/runs/" + run, "of 2018-03");
    tab.awaitText(".notice", "malformed_share is");
    tab.order(".head button", "Approve", "Publish");
    tab.awaitText(".notice", "approved");
    LakeApi.patiently()
        .until(() -> LakeApi.text(api.partition(DashboardIT.REJECTED), "state").equals("LOADED"));
    tab.visit("#/months/" + DashboardIT.REJECTED, DashboardIT.REJECTED);
    tab.awaitText(".head", "Loaded");
  }

  void monthIsLoadedAgainAndCancelled() {
    tab.visit("#/months/" + NEXT, NEXT);
    tab.click(".head button", "Load…");
    tab.type("dialog input[name=reason]", "a trial");
    tab.click("dialog button", "Load");
    tab.awaitText("h1", "Run ");
    tab.order(".head button", "Cancel", "Cancel the run");
    tab.awaitLoad(".head", "Cancelled");
  }

  void monthIsLeftOutAndTakenInAgain() {
    tab.visit("#/months/" + OLD, OLD);
    tab.leaveOut("known to be broken");
    tab.awaitText(".head", "Ignored");
    tab.awaitText(".lead", "known to be broken");
    tab.order(".head button", "Take in again…", "Take it in");
    tab.awaitText(".head", "Rejected");
  }
}
