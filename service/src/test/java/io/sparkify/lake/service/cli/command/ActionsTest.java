package io.sparkify.lake.service.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.cli.command.Cli.Result;
import io.sparkify.lake.service.cli.command.FakeService.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionsTest {
  private static final String ID = "1a2b3c4d-0000-4000-8000-000000000001";

  private final FakeService service = FakeService.start();
  private final Cli cli = Cli.piped(service.url());

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void requestedRunIsMadeOnceWhateverTheNetworkDoes() {
    service.on("POST /runs", run(ID, "QUEUED"));
    assertThat(cli.run("run", "2018-11", "--reason", "late \"files\"", "--force"))
        .isEqualTo(
            new Result(
                0,
                "Requested run 1a2b3c4d of 2018-11. How it goes: ./lake runs 1a2b3c4d --wait, or"
                    + " ./lake watch\n",
                ""));
    assertThat(service.requests())
        .containsExactly(
            "POST /runs {\"force\":true,\"partition\":\"2018-11\",\"reason\":\"late"
                + " \\\"files\\\"\"}");
    assertThat(service.header("Idempotency-key")).matches("[0-9a-f-]{36}");
  }

  @Test
  void waitingEndsWithTheRunAndItsStatusIsTheRuns() {
    service
        .on("POST /runs", run(ID, "QUEUED"))
        .on(
            "GET /runs/" + ID,
            Reply.json(run(ID, "QUEUED")),
            Reply.json(run(ID, "RUNNING")),
            Reply.json(moving(0.25)),
            Reply.json(moving(0.5)),
            Reply.json(run(ID, "SUCCEEDED")));
    assertThat(cli.run("run", "2018-11", "--wait"))
        .isEqualTo(
            new Result(
                0,
                """
                2018-11 QUEUED
                2018-11 RUNNING
                2018-11 RUNNING, reading
                2018-11 SUCCEEDED in 42 s: 6,820 rows of 8,056 lines (run 1a2b3c4d)
                """,
                ""));
    service.on("GET /runs/" + ID, run(ID, "FAILED"));
    assertThat(cli.run("run", "2018-11", "--wait").status()).isEqualTo(1);
    service.on("GET /runs/" + ID, run(ID, "REJECTED"));
    assertThat(cli.run("run", "2018-11", "--wait").status()).isEqualTo(1);
  }

  @Test
  void waitingForARunThatIsRejectedEndsWithWhyAndWhatMayBeDone() {
    service
        .on("POST /runs", run(ID, "QUEUED"))
        .on(
            "GET /runs/" + ID,
            """
            {"id": "%s", "partition": "2018-11", "state": "REJECTED", "duration_ms": 42000,
             "attempts": [], "row_counts": {},
             "checks": [
               {"name": "keys_unique", "level": "error", "passed": true, "observed": "yes",
                "expected": "yes"},
               {"name": "malformed_share", "level": "error", "passed": false,
                "observed": "51%% (102 of 200 lines)", "expected": "at most 10%%"}],
             "allowed_actions": ["approve", "discard"]}
            """
                .formatted(ID));
    assertThat(cli.run("run", "2018-11", "--wait").out())
        .contains("2018-11 REJECTED in 42 s", "malformed_share", "51% (102 of 200 lines)")
        .contains("./lake approve 1a2b3c4d, ./lake discard 1a2b3c4d")
        .doesNotContain("keys_unique");
  }

  @Test
  void onATerminalOneLineMovesAndIsGoneAtTheEnd() {
    service
        .on("POST /runs", run(ID, "QUEUED"))
        .on("GET /runs/" + ID, Reply.json(moving(0.5)), Reply.json(run(ID, "SUCCEEDED")));
    assertThat(Cli.onTerminal(service.url(), 100).run("run", "2018-11", "--wait").out())
        .isEqualTo(
            "\r\u001b[K2018-11 RUNNING  reading    ██████████░░░░░░░░░░  50 %, 34 s left, 1,234"
                + " lines\r\u001b[K2018-11 SUCCEEDED in 42 s: 6,820 rows of 8,056 lines (run"
                + " 1a2b3c4d)\n");
  }

  @Test
  void withJsonOnlyTheLastAnswerIsPrinted() {
    service
        .on("POST /runs", run(ID, "QUEUED"))
        .on("GET /runs/" + ID, Reply.json(moving(0.5)), Reply.json(run(ID, "SUCCEEDED")));
    assertThat(cli.run("run", "2018-11", "--wait", "--json").out())
        .isEqualTo(run(ID, "SUCCEEDED") + "\n");
  }

  @Test
  void serviceThatIsAwayForAMomentIsWaitedFor() {
    service
        .on("POST /runs", run(ID, "QUEUED"))
        .on(
            "GET /runs/" + ID,
            Reply.json(run(ID, "RUNNING")),
            Reply.problem(503, "{\"code\": \"database_unavailable\"}"),
            Reply.json(run(ID, "SUCCEEDED")));
    assertThat(cli.run("run", "2018-11", "--wait").status()).isZero();
    service.on("GET /runs/" + ID, Reply.problem(503, "{\"detail\": \"It is away.\"}"));
    assertThat(cli.run("run", "2018-11", "--wait").err()).isEqualTo("lake: It is away.\n");
  }

  @Test
  void waitEndsInTimeAndSaysThatTheRunGoesOn() {
    service.on("POST /runs", run(ID, "QUEUED")).on("GET /runs/" + ID, run(ID, "RUNNING"));
    Result result = cli.run("run", "2018-11", "--wait", "--timeout", "5s");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("lake: run 1a2b3c4d has not ended in time; it goes on\n");
  }

  @Test
  void interruptedWaitSaysThatTheRunGoesOn() {
    service
        .on("POST /runs", run(ID, "QUEUED"))
        .on("GET /runs/" + ID, Reply.json(moving(0.5)), Reply.json(run(ID, "SUCCEEDED")));
    Result result = cli.meanwhile(cli::interrupt).run("run", "2018-11", "--wait");
    assertThat(result.err()).isEqualTo("\nlake: run 1a2b3c4d goes on without this command\n");
  }

  @Test
  void cancelledRunThatWasWaitedForIsASuccessOfCancel() {
    service
        .on("POST /runs/%s/cancel".formatted(ID), run(ID, "RUNNING"))
        .on("GET /runs/" + ID, run(ID, "CANCELLED"));
    assertThat(cli.run("cancel", ID, "--wait").status()).isZero();
    service.on("GET /runs/" + ID, run(ID, "SUCCEEDED"));
    assertThat(cli.run("cancel", ID, "--wait").status()).isEqualTo(1);
  }

  @Test
  void backfillIsAskedForWithEverythingThatWasSaid() {
    service.on("POST /backfills", "{}");
    cli.run(
        "backfill",
        "2018-01",
        "2018-12",
        "--only",
        "stale",
        "--max-active",
        "3",
        "--reason",
        "why");
    cli.run("backfill", "2018-01", "2018-12", "--dry-run");
    assertThat(service.requests())
        .containsExactly(
            "POST /backfills {\"dry_run\":false,\"from\":\"2018-01\",\"max_active\":3,"
                + "\"only\":\"stale\",\"reason\":\"why\",\"to\":\"2018-12\"}",
            "POST /backfills {\"dry_run\":true,\"from\":\"2018-01\",\"to\":\"2018-12\"}");
  }

  @Test
  void backfillSucceedsOnlyIfAllItsRunsDo() {
    service
        .on("POST /backfills", backfill("active", "{\"queued\": 2}"))
        .on(
            "GET /backfills/" + ID,
            Reply.json(backfill("active", "{\"queued\": 1, \"running\": 1}")),
            Reply.json(backfill("done", "{\"succeeded\": 2}")));
    assertThat(cli.run("backfill", "2018-01", "2018-02", "--wait").status()).isZero();
    service.on("GET /backfills/" + ID, backfill("done", "{\"succeeded\": 1, \"failed\": 1}"));
    assertThat(cli.run("backfill", "2018-01", "2018-02", "--wait").status()).isEqualTo(1);
  }

  @Test
  void backfillsAndSchedulesArePausedAndTriggered() {
    service
        .on("POST /backfills/%s/pause".formatted(ID), backfill("paused", "{}"))
        .on("POST /schedules/nightly/trigger", "{\"name\": \"nightly\"}");
    assertThat(cli.run("backfills", "pause", ID).out()).contains("PAUSED");
    assertThat(cli.run("schedules", "trigger", "nightly").out()).contains("Schedule nightly");
    assertThat(service.requests())
        .containsExactly(
            "POST /backfills/%s/pause {}".formatted(ID), "POST /schedules/nightly/trigger {}");
  }

  @Test
  void monthIsLeftOutAndTakenInAgain() {
    service
        .on("POST /partitions/2018-11/ignore", "{}")
        .on("POST /partitions/2018-11/unignore", "{\"state\": \"LOADED\", \"why\": \"as it is\"}");
    assertThat(cli.run("ignore", "2018-11", "--reason", "broken").out())
        .isEqualTo("2018-11 is left out. To take it in: ./lake unignore 2018-11\n");
    assertThat(cli.run("unignore", "2018-11").out())
        .isEqualTo("2018-11 is no longer left out: LOADED, as it is\n");
  }

  @Test
  void verifyHasTheStatusOfWhatItFound() {
    service
        .on("GET /partitions/2018-11", "{\"loaded\": {\"run_id\": \"%s\"}}".formatted(ID))
        .on("POST /runs/%s/verify".formatted(ID), "{\"verified\": true, \"problems\": []}");
    assertThat(cli.run("verify", "2018-11").status()).isZero();
    service.on(
        "POST /runs/%s/verify".formatted(ID), "{\"verified\": false, \"problems\": [{}, {}]}");
    Result bad = cli.run("verify", "2018-11", "--json");
    assertThat(bad.status()).isEqualTo(1);
    assertThat(bad.out()).isEqualTo("{\"verified\": false, \"problems\": [{}, {}]}\n");
    assertThat(bad.err()).isEqualTo("lake: 2018-11 is not what was published: 2 problems\n");
    service.on("GET /partitions/2018-10", "{\"loaded\": null}");
    assertThat(cli.run("verify", "2018-10").err())
        .startsWith("lake: Nothing is published of 2018-10 yet");
  }

  private static String run(String id, String state) {
    return """
    {"id": "%s", "partition": "2018-11", "state": "%s", "duration_ms": 42000,\
     "row_counts": {"lines": 8056, "songplays": 6820}}\
    """
        .formatted(id, state);
  }

  private static String moving(double fraction) {
    return """
    {"id": "%s", "partition": "2018-11", "state": "RUNNING", "progress": {"phase": "reading",\
     "fraction": %s, "rows_read": 1234, "rows_written": null, "eta_seconds": 34}}\
    """
        .formatted(ID, fraction);
  }

  private static String backfill(String state, String runs) {
    return """
    {"id": "%s", "from": "2018-01", "to": "2018-02", "state": "%s", "fraction": 0.5, "runs": %s}\
    """
        .formatted(ID, state, runs);
  }
}
