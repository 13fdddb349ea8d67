package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.NEXT;
import static org.assertj.core.api.Assertions.assertThat;

/** Each role signs in, and may do what it may. */
record SignInChapter(Tab tab, LakeApi api, String url) {
  /** The last of all: from the first token on the service asks for one. */
  void eachRoleSignsInAndMayDoWhatItMay() {
    String admin = api.token("ada", "admin");
    String operator = api.with(admin).token("otto", "operator");
    String viewer = api.with(admin).token("vera", "viewer");
    tab.open(url + "/?again#/months/" + NEXT);
    tab.awaitText("dialog h2", "Sign in");
    tab.screenshot(EverybodyChapter.SHOTS.resolve("sign-in-light.png"));
    signIn("wrong");
    tab.awaitText("dialog", "does not take this token");

    signIn(viewer);
    tab.awaitText("h1", NEXT);
    tab.awaitText(".tools", "vera (viewer)");
    tab.awaitText(".live", "Live");
    assertThat(tab.run("sessionStorage.getItem('lake.token')").asText()).isEqualTo(viewer);
    assertThat(tab.run("JSON.stringify(localStorage)").asText()).doesNotContain(viewer);
    tab.leaveOut("a trial");
    tab.awaitText(
        "dialog .notice",
        "Your token may not do this. This needs the role operator; vera has the role viewer.");
    tab.click("dialog button", "Back");

    tab.click(".tools button", "Sign out");
    signIn(operator);
    tab.awaitText(".tools", "otto (operator)");
    tab.leaveOut("a trial");
    tab.awaitText(".head", "Ignored");
    tab.visit("#/audit", "Audit");
    tab.awaitText("main", "This needs the role admin; otto has the role operator.");

    tab.click(".tools button", "Sign out");
    signIn(admin);
    tab.awaitText(".tools", "ada (admin)");
    tab.visit("#/audit", "Audit");
    tab.awaitText("main table", "otto");
  }

  private void signIn(String token) {
    tab.awaitText("dialog h2", "Sign in");
    tab.type("dialog input[name=token]", token);
    tab.click("dialog button", "Sign in");
  }
}
