package io.sparkify.lake.service.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.cli.command.FakeService.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final String FIRST =
      """
      retry: 1000

      : a comment keeps it alive

      id: 7
      event: state
      data: {"at": "2018-12-01T06:00:00Z", "partition": "2018-11",
      data:  "to": "QUEUED", "reason": "late\\u001b files", "run_id": "1a2b3c4d-5e6f"}

      event: progress
      data: {"partition": "2018-11", "phase": "reading", "fraction": 0.5, "rows_read": 1234}

      """;
  private static final String SECOND = "id:8\ndata:{\"partition\":\"songs\"}\n\n";

  private final FakeService service = FakeService.start();
  private final Cli cli = Cli.piped(service.url());

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void streamIsResumedWhereItBrokeOff() {
    service.on("GET /events", stream(FIRST), stream(SECOND));
    assertThat(cli.run("events", "--limit", "3").out())
        .isEqualTo(
            """
            06:00:00  state  2018-11  QUEUED  late\\u001b files  (run 1a2b3c4d)
            progress  2018-11  reading    ██████████░░░░░░░░░░  50 %, 1,234 lines
            songs
            """);
    assertThat(service.header("Last-event-id")).isEqualTo("7");
  }

  @Test
  void forProgramsEachEventIsALine() {
    service.on("GET /events", stream(FIRST));
    assertThat(cli.run("events", "--limit", "2", "--json").out().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("{\"at\": \"2018-12-01T06:00:00Z\"")
        .contains("late\\u001b files");
  }

  @Test
  void serviceThatRefusesIsNotAskedAgain() {
    assertThat(cli.run("events").status()).isEqualTo(1);
    assertThat(service.requests()).containsExactly("GET /events");
  }

  private static Reply stream(String text) {
    return new Reply(200, Map.of("Content-Type", "text/event-stream"), text);
  }
}
