package io.sparkify.lake.service.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.cli.command.Cli.Result;
import io.sparkify.lake.service.cli.command.FakeService.Reply;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogsTest {
  private static final String ID = "1a2b3c4d-0000-4000-8000-000000000001";
  private static final String LOG = "GET /runs/%s/log".formatted(ID);
  private static final String RUN = "GET /runs/" + ID;
  private static final String SIZE = "&size=1048576";

  private final FakeService service = FakeService.start();
  private final Cli cli = Cli.piped(service.url());

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void wholeLogIsReadPieceByPiece() {
    service
        .on(LOG + "?from=0" + SIZE, Reply.log("first\nsec", 9, 15))
        .on(LOG + "?from=9" + SIZE, Reply.log("ond\n\u001b", 15, 15));
    assertThat(cli.run("logs", ID)).isEqualTo(new Result(0, "first\nsecond\n\u001b", ""));
  }

  @Test
  void attemptCanBeChosen() {
    service.on(LOG + "?attempt=2&from=0" + SIZE, Reply.log("second try\n", 11, 11));
    assertThat(cli.run("logs", ID, "--attempt", "2").out()).isEqualTo("second try\n");
  }

  @Test
  void terminalObeysNothingThatALogSays() {
    service.on(LOG, Reply.log("a\u001b[2Jb\r\n\tc", 10, 10));
    assertThat(Cli.onTerminal(service.url(), 80).run("logs", ID).out())
        .isEqualTo("a\\u001b[2Jb\n\tc\n");
  }

  @Test
  void forProgramsEachLineIsAJsonObject() {
    service.on(LOG, Reply.log("say \"no\"\nend", 12, 12));
    assertThat(cli.run("logs", ID, "--json").out())
        .isEqualTo("{\"line\":\"say \\\"no\\\"\"}\n{\"line\":\"end\"}\n");
  }

  @Test
  void letterThatLiesInTwoPiecesStaysWhole() {
    Cli terminal = Cli.onTerminal(service.url(), 80);
    LogOut out = new LogOut(terminal.around(), false);
    byte[] bytes = "Björk\n".getBytes(StandardCharsets.UTF_8);
    for (byte each : bytes) {
      out.write(new byte[] {each});
    }
    assertThat(terminal.printed()).isEqualTo("Björk\n");
  }

  @Test
  void missingLogIsSaidAndWaitedForIfFollowed() {
    Reply none = Reply.problem(404, "{\"code\": \"no_log\"}");
    service.on(LOG, none);
    assertThat(cli.run("logs", ID).err())
        .isEqualTo(
            """
            lake: There is no log of run %s yet
              To wait for it: ./lake logs 1a2b3c4d --follow
            """
                .formatted(ID));
    service
        .on(LOG, none, Reply.log("here\n", 5, 5))
        .on(RUN, Reply.json(run("RUNNING", 1)), Reply.json(run("SUCCEEDED", 1)));
    assertThat(cli.run("logs", ID, "--follow")).isEqualTo(new Result(0, "here\n", ""));
  }

  @Test
  void followedLogGrowsUntilTheRunHasEnded() {
    service
        .on(
            RUN,
            Reply.json(run("QUEUED", 0)),
            Reply.json(run("RUNNING", 1)),
            Reply.json(run("RUNNING", 1)),
            Reply.json(run("SUCCEEDED", 1)))
        .on(LOG + "?attempt=1&from=0" + SIZE, Reply.log("one\n", 4, 4))
        .on(LOG + "?attempt=1&from=4" + SIZE, Reply.log("", 4, 4), Reply.log("two\n", 8, 8))
        .on(LOG + "?attempt=1&from=8" + SIZE, Reply.log("", 8, 8));
    assertThat(cli.run("logs", ID, "-f")).isEqualTo(new Result(0, "one\ntwo\n", ""));
  }

  @Test
  void nextAttemptIsFollowedToo() {
    service
        .on(
            RUN,
            Reply.json(run("RUNNING", 1)),
            Reply.json(run("QUEUED", 1)),
            Reply.json(run("RUNNING", 2)),
            Reply.json(run("FAILED", 2)))
        .on(LOG + "?attempt=1&from=0" + SIZE, Reply.log("died\n", 5, 5))
        .on(LOG + "?attempt=1&from=5" + SIZE, Reply.log("", 5, 5))
        .on(LOG + "?attempt=2&from=0" + SIZE, Reply.log("died again\n", 11, 11));
    assertThat(cli.run("logs", ID, "-f"))
        .isEqualTo(new Result(0, "died\ndied again\n", "lake: attempt 2 follows\n"));
  }

  private static String run(String state, int attempts) {
    return "{\"state\": \"%s\", \"attempts\": [%s]}"
        .formatted(state, "{}, ".repeat(attempts).replaceFirst(", $", ""));
  }
}
