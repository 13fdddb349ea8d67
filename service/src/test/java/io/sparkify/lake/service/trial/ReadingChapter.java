package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.NEXT;
import static io.sparkify.lake.service.trial.LoadedSite.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What is loaded is read: logs, certificates, insights, rows, figures. */
record ReadingChapter(Tab tab, LakeApi api) {
  void logIsSearchedAndCertificateVerified() {
    String run = api.partition(NEXT).at("/loaded/run_id").asText();
    tab.visit("#/runs/" + run, "of " + NEXT);
    assertThat(tab.text("svg.timeline")).contains("Reading", "Staging", "Checking", "Publishing");
    tab.awaitText(".log", NEXT + ": published");
    tab.type("input[type=search]", "published");
    tab.awaitText(".aside", "found");
    tab.click("button", "Verify against storage");
    tab.awaitLoad(".notice", "Verified.");
    tab.click("summary", "What it published and from what");
    tab.awaitText("td", "songplays/year=2018/month=2/songplays-2018-02.parquet");
  }

  void insightsAreNumbersThatAddUp() {
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

  void rowsAreThoseOfTheMonthThatIsChosen() {
    tab.visit("#/tables/songplays", "Table songplays");
    tab.awaitText(".rows th", "songplay_id");
    assertThat(tab.text("figcaption")).contains("the band is 3.5 robust deviations");
    tab.choose("select[name=month]", OLD);
    tab.awaitText("main", "songplays-2018-01.parquet");
    JsonNode first = api.get("/tables/songplays/rows?month=" + OLD).at("/rows/0");
    assertThat(tab.run("document.querySelectorAll('.rows tbody tr').length").asInt()).isEqualTo(20);
    assertThat(tab.text(".rows tbody tr:first-child td:first-child"))
        .isEqualTo(first.get("songplay_id").asText());
    assertThat(tab.text(".rows tbody tr:first-child td:nth-child(2)"))
        .isEqualTo(first.get("start_time").asText());
    tab.visit("#/tables/songs", "Table songs");
    tab.awaitText(".rows th", "duration");
  }

  void figuresAreWordsThatPeopleRead() {
    JsonNode said =
        tab.run(
            """
            Promise.all([import("./dashboard/core/format.js"), import("./dashboard/parts/usual.js"),
              import("./dashboard/parts/counts.js"), import("./dashboard/core/stream.js")]).then(
              ([format, usual, books, stream]) => [
                format.number(1234567), format.compact(1234), format.bytes(1536), format.bytes(0),
                format.duration(90), format.duration(7800), format.duration(61000), format.duration(93784000),
                format.count(1, "file"), format.count(2, "file"), format.number(null),
                usual.band([100, 100], 3.5), Math.round(usual.band([100, 100, 100, 100], 3.5).high),
                usual.withBands([100, 100, 100, 900].map(value => ({value})), 3.5)[3].odd,
                books.equations({lines: 3, malformed: 1, songs: 1}).map(each => each.holds),
                stream.parse("id: 7\\nevent: run\\ndata: a\\ndata: b")])
            """);
    assertThat(said.toString())
        .isEqualTo(
            "[\"1,234,567\",\"1.2k\",\"1.5 KiB\",\"0 B\",\"90 ms\",\"7.8 s\",\"1 min 1 s\",\"1 d 2 h\","
                + "\"1 file\",\"2 files\",\"–\",null,202,true,[false],"
                + "{\"name\":\"run\",\"data\":\"a\\nb\",\"id\":\"7\"}]");
  }
}
