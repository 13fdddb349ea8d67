package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.NEXT;

/** A schedule is made, seen, changed and fired. */
record ScheduleChapter(Tab tab) {
  void scheduleIsMadeChangedAndFired() {
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
    tab.order(".head button", "Pause", "Pause");
    tab.awaitText(".head", "Paused");
    tab.order(".head button", "Resume", "Resume");
    tab.order(".head button", "Fire now", "Fire now");
    tab.awaitText("td", "asked for by anonymous");
  }
}
