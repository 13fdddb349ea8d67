package io.sparkify.lake.service.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ColoursTest {
  private static final String RED = "\u001b[31mFAILED\u001b[0m";
  private static final String RUNS =
      """
      {"items": [{"id": "1a2b3c4d-5", "partition": "songs", "state": "FAILED"}],
       "total_entries": 1}""";

  private final FakeService service = FakeService.start().on("GET /runs", RUNS);
  private final Cli terminal = Cli.onTerminal(service.url(), 80);

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void statesHaveColoursOnATerminalThatIsNotToldOtherwise() {
    terminal.environment.remove("NO_COLOR");
    assertThat(terminal.run("runs").out()).contains(RED);
    assertThat(terminal.run("runs", "--no-color").out()).doesNotContain("\u001b");
    assertThat(terminal.run("--no-color", "runs").out()).doesNotContain("\u001b");
    assertThat(terminal.run("help").out()).contains("\u001b[1m");
    terminal.environment.put("TERM", "dumb");
    assertThat(terminal.run("runs").out()).doesNotContain("\u001b");
    terminal.environment.put("TERM", "xterm");
    terminal.environment.put("NO_COLOR", "1");
    assertThat(terminal.run("runs").out()).doesNotContain("\u001b");
  }

  @Test
  void nothingHasColoursInAPipe() {
    assertThat(Cli.piped(service.url()).run("runs").out())
        .contains("FAILED")
        .doesNotContain("\u001b");
    assertThat(Cli.piped(service.url()).run("help").out()).doesNotContain("\u001b");
  }
}
