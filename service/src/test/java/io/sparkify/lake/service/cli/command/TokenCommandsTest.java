package io.sparkify.lake.service.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.cli.command.Cli.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenCommandsTest {
  private final FakeService service = FakeService.start();
  private final Cli cli = Cli.piped(service.url());

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void newTokenIsAllThatIsPrintedSoThatAScriptCanTakeIt() {
    service.on("POST /tokens", "{\"name\": \"ci\", \"token\": \"lake_1\"}");
    Result result = cli.run("token", "create", "ci", "--role", "operator", "--expires", "90d");
    assertThat(result.out()).isEqualTo("lake_1\n");
    assertThat(result.err()).contains("not shown again");
    assertThat(service.requests())
        .containsExactly(
            "POST /tokens"
                + " {\"expires_at\":\"2019-03-01T06:10:00Z\",\"name\":\"ci\",\"role\":\"operator\"}");
    assertThat(cli.run("token", "create", "ci", "--role", "viewer", "--json"))
        .isEqualTo(new Result(0, "{\"name\": \"ci\", \"token\": \"lake_1\"}\n", ""));
    assertThat(service.requests())
        .last()
        .isEqualTo("POST /tokens {\"name\":\"ci\",\"role\":\"viewer\"}");
  }

  @Test
  void lifetimeThatIsNoneIsWrongUsage() {
    Result result = cli.run("token", "create", "ci", "--role", "viewer", "--expires", "soon");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("'soon' is no time such as 90d or 12h");
    assertThat(cli.run("token", "create", "ci").status()).isEqualTo(2);
  }

  @Test
  void withoutAServiceItSaysHowTheFirstOneIsMade() {
    service.close();
    assertThat(cli.run("token", "create", "alice", "--role", "admin").err())
        .contains("No service answers")
        .contains(
            "java -jar service/target/lake-service.jar token create alice --role admin config.yml");
  }

  @Test
  void revokedOneIsNamed() {
    service.on("POST /tokens/ci/revoke", "{\"name\": \"ci\"}");
    assertThat(cli.run("token", "revoke", "ci").out()).isEqualTo("ci is revoked.\n");
  }

  @Test
  void withoutSayingWhatToDoItShowsWhatThereIs() {
    assertThat(cli.run("token").out()).contains("create", "list", "revoke");
  }
}
