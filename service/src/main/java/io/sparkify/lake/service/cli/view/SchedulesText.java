package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Fields;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Table;
import io.sparkify.lake.service.cli.text.When;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Schedules: when they fire and what became of it. */
public final class SchedulesText {
  private SchedulesText() {}

  public static Block page(JsonNode page, Screen screen) {
    Table table =
        Table.of(
            Json.each(page.path("items"), item -> row(item, screen)),
            Column.words("NAME"),
            Column.words("CRON"),
            Column.words("ZONE").rank(4),
            Column.words("LOADS").rank(3),
            Column.words("STATE"),
            Column.words("NEXT").rank(1),
            Column.words("LAST").rank(2),
            Column.words("RESULT").rank(5).cutTo(16));
    return Listing.of(
        page,
        table,
        "schedule",
        "There is no schedule: what is due is loaded as it comes. To have one: schedules in"
            + " config.yml, or POST /api/v1/schedules");
  }

  public static Block one(JsonNode schedule, Screen screen) {
    Sheet sheet =
        new Sheet()
            .add(Block.heading("Schedule " + Json.text(schedule, "name")))
            .add(fields(schedule, screen));
    JsonNode preview = schedule.path("preview");
    if (!preview.isEmpty()) {
      sheet.section(
          "Next times" + (schedule.path("paused").asBoolean() ? ", were it not paused" : ""),
          times(preview, screen));
    }
    if (!schedule.path("history").isEmpty()) {
      sheet.section("History", history(schedule.path("history"), screen));
    }
    return sheet;
  }

  private static List<Cell> row(JsonNode schedule, Screen screen) {
    return List.of(
        Json.cell(schedule, "name"),
        Json.cell(schedule, "cron"),
        Json.cell(schedule, "zone"),
        Json.cell(schedule, "load"),
        Cell.state(state(schedule)),
        Json.when(schedule, "next_fire", screen),
        Json.when(schedule.path("last_fire"), "fired_at", screen),
        Json.cell(schedule.path("last_fire"), "result"));
  }

  private static String state(JsonNode schedule) {
    return schedule.path("paused").asBoolean() ? "PAUSED" : "ACTIVE";
  }

  private static Fields fields(JsonNode schedule, Screen screen) {
    boolean paused = schedule.path("paused").asBoolean();
    String name = Json.text(schedule, "name");
    return new Fields()
        .add("cron", Json.text(schedule, "cron") + ", " + Json.text(schedule, "zone"))
        .add("loads", Json.text(schedule, "load"))
        .add("if missed", Json.text(schedule, "misfire"))
        .add("state", Cell.state(state(schedule)))
        .add("made by", schedule.path("configured").asBoolean() ? "config.yml" : "REST")
        .add("next", Json.exactly(schedule, "next_fire", screen))
        .add(
            "actions",
            "./lake schedules %s %s, ./lake schedules trigger %s"
                .formatted(paused ? "resume" : "pause", name, name));
  }

  private static Block times(JsonNode times, Screen screen) {
    return Block.line(
        Json.each(times, Json::instant).stream()
            .flatMap(Optional::stream)
            .map(at -> "  " + When.exactly(screen, at))
            .collect(Collectors.joining("\n")));
  }

  private static Block history(JsonNode fires, Screen screen) {
    return Table.of(
        Json.each(
            fires,
            fire ->
                List.of(
                    Json.when(fire, "fired_at", screen),
                    Json.when(fire, "due_at", screen),
                    Json.cell(fire, "outcome"),
                    Json.counted(fire, "times"),
                    Json.cell(fire, "result"))),
        Column.words("FIRED"),
        Column.words("DUE").rank(2),
        Column.words("OUTCOME"),
        Column.figures("TIMES").rank(3),
        Column.words("RESULT").rank(1).cutTo(20));
  }
}
