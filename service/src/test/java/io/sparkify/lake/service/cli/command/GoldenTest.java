package io.sparkify.lake.service.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.cli.command.Cli.Result;
import io.sparkify.lake.service.cli.command.FakeService.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How answers that a real service gave look, on a wide and on a narrow terminal. With {@code
 * -Dlake.golden=write} the files are written anew, to be read by whoever commits them.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/cli");
  private static final boolean WRITE = "write".equals(System.getProperty("lake.golden"));
  private static final int[] WIDTHS = {100, 60};
  private static final Pattern TEXT = Pattern.compile("(?<=: ?\")([^\"\\\\]+)(?=\")");

  private final FakeService service = FakeService.start();

  /** A command, and what the service answers to its last request. */
  record Case(String name, String command, String request) {
    @Override
    public String toString() {
      return name;
    }
  }

  @AfterEach
  void stop() {
    service.close();
  }

  static Stream<Case> cases() {
    String run = "1a2b3c4d-0000-4000-8000-000000000001";
    return Stream.of(
        new Case("plan", "plan", "GET /plan"),
        new Case("plan-idle", "plan", "GET /plan"),
        new Case("plan-problem", "plan", "GET /plan"),
        new Case("partitions", "partitions", "GET /partitions"),
        new Case("partition", "partitions 2018-11", "GET /partitions/2018-11"),
        new Case("runs", "runs", "GET /runs"),
        new Case("runs-page", "runs --limit 2", "GET /runs"),
        new Case("run-succeeded", "runs " + run, "GET /runs/" + run),
        new Case("run-catalog", "runs " + run, "GET /runs/" + run),
        new Case("run-running", "runs " + run, "GET /runs/" + run),
        new Case("run-failed", "runs " + run, "GET /runs/" + run),
        new Case("run-rejected", "runs " + run, "GET /runs/" + run),
        new Case("run-waiting", "runs " + run, "GET /runs/" + run),
        new Case("backfills", "backfills", "GET /backfills"),
        new Case("backfill", "backfills " + run, "GET /backfills/" + run),
        new Case("backfill-dry-run", "backfill 2018-09 2018-11 --dry-run", "POST /backfills"),
        new Case("schedules", "schedules", "GET /schedules"),
        new Case("schedule", "schedules nightly", "GET /schedules/nightly"),
        new Case("tables", "tables", "GET /tables"),
        new Case("table", "tables songplays", "GET /tables/songplays"),
        new Case("table-history", "tables time --history", "GET /tables/time/history"),
        new Case("table-partitions", "tables time --partitions", "GET /tables/time/partitions"),
        new Case("table-rows", "tables songplays --rows --limit 3", "GET /tables/songplays/rows"),
        new Case("instances", "instances", "GET /instances"),
        new Case(
            "quarantine", "quarantine 2018-11 --limit 5", "GET /partitions/2018-11/quarantine"),
        new Case("verification", "verify 2018-11", "POST /runs/" + run + "/verify"),
        new Case("verification-failed", "verify 2018-11", "POST /runs/" + run + "/verify"),
        new Case("overview", "overview", "GET /overview"),
        new Case("audit", "audit", "GET /audit"),
        new Case("tokens", "token list", "GET /tokens"),
        new Case("freshness", "freshness", "GET /freshness"),
        new Case("empty-partitions", "partitions", "GET /partitions"),
        new Case("empty-runs", "runs", "GET /runs"),
        new Case("empty-backfills", "backfills", "GET /backfills"),
        new Case("empty-schedules", "schedules", "GET /schedules"),
        new Case("empty-history", "tables time --history", "GET /tables/time/history"),
        new Case("empty-quarantine", "quarantine 2018-11", "GET /partitions/2018-11/quarantine"),
        new Case("empty-freshness", "freshness", "GET /freshness"),
        new Case("empty-audit", "audit", "GET /audit"),
        new Case("empty-tokens", "token list", "GET /tokens"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void answerLooksAsItDid(Case example) throws IOException {
    serve(example, answer(example));
    for (int width : WIDTHS) {
      Result result = Cli.onTerminal(service.url(), width).run(example.command().split(" ", -1));
      Path golden = FOLDER.resolve("%s.%d.txt".formatted(example.name(), width));
      if (WRITE) {
        Files.writeString(golden, result.out() + result.err());
      }
      assertThat(result.out() + result.err()).isEqualTo(Files.readString(golden));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void terminalObeysNothingThatTheServiceSays(Case example) throws IOException {
    serve(example, TEXT.matcher(answer(example)).replaceAll("$1\\\\u001b[31m\\\\u009b\\\\u202e"));
    Result result = Cli.onTerminal(service.url(), 100).run(example.command().split(" ", -1));
    assertThat(unsafe(result.out() + result.err())).isEmpty();
    Result json =
        Cli.onTerminal(service.url(), 100).run((example.command() + " --json").split(" ", -1));
    assertThat(unsafe(json.out() + json.err())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void jsonIsWhatTheServiceSaid(Case example) throws IOException {
    serve(example, answer(example));
    assertThat(
            Cli.onTerminal(service.url(), 60)
                .run((example.command() + " --json").split(" ", -1))
                .out())
        .isEqualTo(answer(example).strip() + "\n");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void otherMembersOrNoneDoNoHarm(Case example) throws IOException {
    for (String odd : List.of("{}", "{\"items\": [{}, {\"state\": 5, \"checks\": 7}]}")) {
      serve(example, odd);
      Result result = Cli.onTerminal(service.url(), 100).run(example.command().split(" ", -1));
      assertThat(result.err()).doesNotContain("A fault of this program");
    }
  }

  private void serve(Case example, String answer) {
    service.on(
        "GET /partitions/2018-11",
        "{\"loaded\": {\"run_id\": \"1a2b3c4d-0000-4000-8000-000000000001\"}}");
    service.on(example.request(), Reply.json(answer));
  }

  private static String answer(Case example) throws IOException {
    String name = example.name().startsWith("empty-") ? "empty" : example.name();
    return Files.readString(FOLDER.resolve(name + ".json"));
  }

  private static List<Integer> unsafe(String text) {
    List<Integer> found = new ArrayList<>();
    text.chars()
        .filter(code -> (Character.isISOControl(code) && code != '\n') || code == 0x202e)
        .forEach(found::add);
    return found;
  }
}
