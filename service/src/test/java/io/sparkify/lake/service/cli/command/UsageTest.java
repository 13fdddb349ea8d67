package io.sparkify.lake.service.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.cli.command.Cli.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
  private final FakeService service = FakeService.start();
  private final Cli cli = Cli.piped(service.url());

  @AfterEach
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ru                        | Unmatched argument at index 0: 'ru'
          runs --stat FAILED        | Unknown option: '--stat'
          run                       | Missing required parameter: 'MONTH!songs'
          run 2018-13               | '2018-13' is neither a month as YYYY-MM nor songs
          verify 2018-11 2018-12    | Unmatched argument at index 2: '2018-12'
          runs --state LOST         | expected one of
          ignore 2018-11            | Missing required option: '--reason=WHY'
          tables --history          | Of which table?
          plan --timeout soon       | 'soon' is no time such as 30s, 5m or 1h
          plan --url ftp://host     | 'ftp://host' is no URL of a service
          plan --url http://u@host  | 'http://u@host' is no URL of a service
          completion zsh            | expected one of
          """)
  void wrongUsageHasStatusTwoAndAsksNobody(String line, String words) {
    Result result = cli.run(line.split(" ", -1));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("See ./lake").contains(words.replace('!', '|'));
    assertThat(result.out()).isEmpty();
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void nearestCommandIsSuggested() {
    assertThat(cli.run("ru").err()).contains("Did you mean: run, runs?");
    assertThat(cli.run("backfils").err()).contains("Did you mean: backfill");
  }

  @Test
  void withoutACommandAllAreShown() {
    Result result = cli.run();
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("Usage: ./lake", "Look:", "Act:", "On this machine:", "LAKE_TOKEN")
        .contains("  demo ", "  runs ", "  backfill ", "  completion ");
    assertThat(cli.run("help").out()).isEqualTo(result.out());
    assertThat(cli.run("--help").out()).isEqualTo(result.out());
  }

  @Test
  void everyCommandExplainsItselfInBothWays() {
    for (String name : Commands.names()) {
      Result help = cli.run((name + " --help").split(" ", -1));
      assertThat(help.status()).as(name).isZero();
      assertThat(help.out()).contains("Usage: ./lake " + name);
      assertThat(help.err()).isEmpty();
      if (!name.contains(" ") && !name.equals("help")) {
        assertThat(cli.run("help", name).out()).isEqualTo(help.out());
      }
    }
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void commandThatIsMadeAloneIsTheSameAsAmongAll() {
    for (String name : Commands.names()) {
      if (!name.contains(" ") && !name.equals("help")) {
        assertThat(cli.run("--timeout", "5s", name, "--help").out())
            .isEqualTo(cli.run("help", name).out());
      }
    }
    assertThat(cli.run("status", "--help").out()).isEqualTo(cli.run("help", "overview").out());
  }

  @Test
  void optionsMayStandBeforeTheCommand() {
    service.on("GET /plan", "{}");
    cli.environment.put("LAKE_URL", "http://127.0.0.1:1");
    assertThat(cli.run("--url", service.url(), "--json", "plan"))
        .isEqualTo(new Result(0, "{}\n", ""));
  }

  @Test
  void reasonMayBeginWithAnAtSign() {
    service.on("POST /partitions/2018-11/ignore", "{}");
    cli.run("ignore", "2018-11", "--reason", "@operations asked");
    assertThat(service.requests())
        .containsExactly("POST /partitions/2018-11/ignore {\"reason\":\"@operations asked\"}");
  }

  @Test
  void localCommandsAreLeftToTheScript() {
    assertThat(cli.run("demo", "--exit"))
        .isEqualTo(new Result(1, "", "lake: demo is started by the script ./lake\n"));
  }

  @Test
  void versionIsShown() {
    assertThat(cli.run("--version").out()).isEqualTo("lake 1.0\n");
  }
}
