package io.sparkify.lake.service.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.cli.command.Cli.Result;
import io.sparkify.lake.service.cli.command.FakeService.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorsTest {
  private final FakeService service = FakeService.start();
  private final Cli cli = Cli.piped(service.url());

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void conflictSaysWhatToDo() {
    service.on(
        "POST /runs",
        Reply.problem(
            409,
            """
            {"title": "Conflict", "status": 409, "code": "unchanged",
             "detail": "2018-11 is loaded as it is."}"""));
    assertThat(cli.run("run", "2018-11"))
        .isEqualTo(
            new Result(
                1,
                "",
                """
                lake: 2018-11 is loaded as it is. (unchanged)
                  To load it all the same: ./lake run 2018-11 --force
                """));
  }

  @Test
  void activeRunIsNamed() {
    service.on(
        "POST /runs",
        Reply.problem(
            409,
            """
            {"code": "already_active", "detail": "A run is active.", "run_id": "1a2b3c4d-5e"}"""));
    assertThat(cli.run("run", "2018-11").err())
        .isEqualTo(
            """
            lake: A run is active. (already_active)
              To see that run: ./lake runs 1a2b3c4d-5e
            """);
  }

  @Test
  void fieldsThatAreWrongAreListed() {
    service.on(
        "POST /backfills",
        Reply.problem(
            422,
            """
            {"code": "impossible", "detail": "from lies after to.",
             "errors": [{"field": "from", "message": "must not be after to"},
                        {"field": "max_active", "message": "must be positive"}]}"""));
    assertThat(cli.run("backfill", "2018-11", "2018-10"))
        .isEqualTo(
            new Result(
                1,
                "",
                """
                lake: from lies after to. (impossible)
                  from: must not be after to
                  max_active: must be positive
                """));
  }

  @Test
  void whenToTryAgainIsSaid() {
    service.on(
        "GET /plan",
        new Reply(
            503,
            Map.of("Retry-After", "5"),
            "{\"code\": \"database_unavailable\", \"detail\": \"The database is away.\"}"));
    assertThat(cli.run("plan").err())
        .isEqualTo(
            """
            lake: The database is away. (database_unavailable)
              Try again in 5 s.
            """);
  }

  @Test
  void missingCallOfAnOlderServiceIsExplained() {
    assertThat(cli.run("overview").err())
        .isEqualTo(
            """
            lake: There is nothing here. (not_found)
              The service may be older than this command line, or --url names another one.
            """);
  }

  @Test
  void tokenIsNamedWhereItIsMissing() {
    service.on("GET /plan", Reply.problem(401, "{\"code\": \"unauthorized\"}"));
    assertThat(cli.run("plan").err())
        .isEqualTo(
            """
            lake: The service answered with status 401. (unauthorized)
              Set LAKE_TOKEN in the environment to a token that an admin made for you: ./lake token create NAME --role ROLE
            """);
  }

  @Test
  void roleThatIsMissingIsNamed() {
    service.on(
        "POST /runs",
        Reply.problem(
            403,
            """
            {"code": "forbidden", "detail": "This needs the role operator.",
             "required_role": "operator", "role": "viewer"}"""));
    assertThat(cli.run("run", "2018-11").err())
        .isEqualTo(
            """
            lake: This needs the role operator. (forbidden)
              Use a token of the role operator in LAKE_TOKEN: an admin makes one by ./lake token create NAME --role operator
            """);
  }

  @Test
  void withJsonTheProblemIsPrintedForPrograms() {
    service.on("GET /plan", Reply.problem(404, "{\"code\": \"not_found\", \"status\": 404}"));
    assertThat(cli.run("plan", "--json"))
        .isEqualTo(new Result(1, "", "{\"code\":\"not_found\",\"status\":404}\n"));
  }

  @Test
  void whatIsNoLakeServiceIsCalledSo() {
    service.on("GET /plan", new Reply(200, Map.of("Content-Type", "text/html"), "<html>"));
    assertThat(cli.run("plan").err())
        .isEqualTo(
            """
            lake: What answers at %s/api/v1 is no lake service
              Name the service by --url or LAKE_URL.
            """
                .formatted(service.url()));
  }

  @Test
  void proxyThatAnswersForTheServiceIsNoFault() {
    service.on("GET /plan", new Reply(502, Map.of(), "<html>Bad gateway</html>"));
    assertThat(cli.run("plan").err()).isEqualTo("lake: The service answered with status 502.\n");
  }

  @Test
  void nobodyThereSaysHowToStart() {
    service.close();
    assertThat(cli.run("plan"))
        .isEqualTo(
            new Result(
                1,
                "",
                """
                lake: No service answers at %s/api/v1
                  Start one with ./lake server, or name it by --url or LAKE_URL.
                """
                    .formatted(service.url())));
  }

  @Test
  void slowServiceIsGivenUp() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + mute.getLocalPort();
      assertThat(cli.run("plan", "--url", url, "--timeout", "50ms").err())
          .isEqualTo(
              """
              lake: %s/api/v1 did not answer in time
                To wait longer: --timeout 5m
              """
                  .formatted(url));
    }
  }

  @Test
  void redirectIsNotFollowedAsItWouldTakeTheTokenAlong() {
    cli.environment.put("LAKE_TOKEN", "secret");
    service.on("GET /plan", new Reply(302, Map.of("Location", service.url() + "/other"), ""));
    assertThat(cli.run("plan").status()).isEqualTo(1);
    assertThat(service.requests()).containsExactly("GET /plan");
  }

  @Test
  void tokenOfTheEnvironmentIsSentAndNeverShown() {
    cli.environment.put("LAKE_TOKEN", "secret");
    Result result = cli.run("plan");
    assertThat(service.header("Authorization")).isEqualTo("Bearer secret");
    assertThat(result.out() + result.err()).doesNotContain("secret");
  }
}
