package io.sparkify.lake.service.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.cli.command.Cli.Result;
import io.sparkify.lake.service.cli.command.FakeService.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final String ID = "1a2b3c4d-0000-4000-8000-000000000001";
  private static final String NONE = "{\"items\": [], \"total_entries\": 0}";
  private static final String ENTER = "\u001b[?1049h\u001b[?25l";
  private static final String LEAVE = "\u001b[?25h\u001b[?1049l";

  private final FakeService service = FakeService.start();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void whereThereIsNoTerminalEveryChangeIsALine() {
    aRunThatEnds();
    assertThat(Cli.piped(service.url()).run("watch", "--until-idle"))
        .isEqualTo(
            new Result(
                0,
                """
                06:10:01  2018-11  RUNNING  staging 50 %, 34 s left, 1,234 lines
                06:10:02  2018-11  SUCCEEDED  late files
                """,
                ""));
  }

  @Test
  void forProgramsEveryChangeIsAJsonObject() {
    aRunThatEnds();
    assertThat(Cli.piped(service.url()).run("watch", "--until-idle", "--json").out().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("{\"id\":\"" + ID));
  }

  @Test
  void terminalShowsBarsAndIsLeftAsItWas() {
    aRunThatEnds();
    Result result = Cli.onTerminal(service.url(), 80).run("watch", "--until-idle");
    assertThat(result.out()).startsWith(ENTER + "\u001b[H").endsWith(LEAVE);
    String shown = result.out().replaceAll("\u001b\\[[?0-9]*[a-zA-Z]", "");
    assertThat(shown)
        .contains(
            """
            Running (1), queued: 0
            PARTITION  STATE    PHASE    PROGRESS              DONE  LINES  LEFT
            2018-11    RUNNING  reading  █████░░░░░░░░░░░░░░░  25 %  1,234  34 s
            """)
        .contains(
            """
            Events
            TIME      PARTITION  STATE      WHAT
            06:10:02  2018-11    SUCCEEDED  late files
            06:10:01  2018-11    RUNNING    staging 50 %, 34 s left, 1,234 lines
            """);
  }

  @Test
  void interruptedWatchLeavesTheTerminalAsItWasAndDrawsNoMore() {
    aRunThatEnds();
    Cli cli = Cli.onTerminal(service.url(), 80);
    List<String> printed = new ArrayList<>();
    cli.meanwhile(
        () -> {
          cli.interrupt();
          printed.add(cli.printed());
        });
    Result result = cli.run("watch", "--until-idle");
    assertThat(printed.get(0)).endsWith(LEAVE);
    assertThat(result.out()).isEqualTo(printed.get(0));
  }

  @Test
  void nobodyThereIsSaidAtOnce() {
    service.close();
    Result result = Cli.onTerminal(service.url(), 80).run("watch");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("./lake server");
  }

  @Test
  void serviceThatIsAwayForAMomentIsWaitedFor() {
    aRunThatEnds();
    service.on("GET /runs?limit=10", Reply.json(NONE), Reply.problem(503, "{}"), Reply.json(NONE));
    assertThat(Cli.piped(service.url()).run("watch", "--until-idle").status()).isZero();
  }

  private void aRunThatEnds() {
    service
        .on(
            "GET /runs?state=RUNNING&limit=200",
            Reply.json(page(moving("reading", 0.25))),
            Reply.json(page(moving("staging", 0.5))),
            Reply.json(NONE))
        .on("GET /runs?state=STARTING&limit=200", NONE)
        .on("GET /runs?state=QUEUED&limit=1", NONE)
        .on("GET /runs?limit=10", NONE)
        .on(
            "GET /runs/" + ID,
            """
            {"id": "%s", "partition": "2018-11", "state": "SUCCEEDED", "reason": "late files"}"""
                .formatted(ID));
  }

  private static String page(String run) {
    return "{\"items\": [%s], \"total_entries\": 1}".formatted(run);
  }

  private static String moving(String phase, double fraction) {
    return """
    {"id": "%s", "partition": "2018-11", "state": "RUNNING", "progress": {"phase": "%s",
     "fraction": %s, "rows_read": 1234, "rows_written": null, "eta_seconds": 34}}"""
        .formatted(ID, phase, fraction);
  }
}
