package io.sparkify.lake.service.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ProblemFeature;
import io.sparkify.lake.service.spark.AttemptLocations.AttemptLocation;
import io.sparkify.lake.service.storage.Location;
import io.sparkify.lake.service.storage.Storage;
import io.sparkify.lake.service.stream.StreamLimits;
import io.sparkify.lake.service.stream.Streams;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class RunFilesResourceTest {
  private static final RunId RUN = RunId.random();
  private static final ApplicationTag FIRST = ApplicationTag.random();
  private static final ApplicationTag LAST = ApplicationTag.random();
  private static final StreamLimits LIMITS =
      new StreamLimits(1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
  @TempDir static Path folder;

  private final ResourceExtension service =
      ResourceExtension.builder()
          .setRegisterDefaultExceptionMappers(false)
          .addProvider(new ProblemFeature())
          .addResource(
              () ->
                  new RunFilesResource(
                      RunFilesResourceTest::locate,
                      new ApplicationLogs(folder, "here"),
                      new Streams(LIMITS, Clock.systemUTC(), () -> {}),
                      new ReportTexts(new Storage(), Location.resolve("lake", folder))))
          .build();

  @BeforeEach
  void writeLogs() throws IOException {
    Files.createDirectories(folder.resolve("logs"));
    Files.writeString(folder.resolve("logs").resolve(FIRST + ".log"), "first try");
    Files.writeString(folder.resolve("logs").resolve(LAST + ".log"), "Bj\u00f6rk sings");
  }

  @Test
  void wholeLogOfTheLastAttemptIsTheDefault() {
    Response response = get("/log");

    assertThat(response.getHeaderString("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    assertThat(response.getHeaderString("X-Log-Size")).isEqualTo("12");
    assertThat(response.getHeaderString("X-Log-Next")).isEqualTo("12");
    assertThat(response.readEntity(String.class)).isEqualTo("Bj\u00f6rk sings");
  }

  @Test
  void attemptAndRangeOfBytesCanBeChosen() {
    Response response = get("/log?attempt=1&from=2&size=3");

    assertThat(response.readEntity(String.class)).isEqualTo("rst");
    assertThat(response.getHeaderString("X-Log-Size")).isEqualTo("9");
    assertThat(response.getHeaderString("X-Log-Next")).isEqualTo("5");
  }

  @Test
  void readingBeyondTheEndIsEmptyAndGoesOnAtTheEnd() {
    Response response = get("/log?from=100");

    assertThat(response.readEntity(String.class)).isEmpty();
    assertThat(response.getHeaderString("X-Log-Next")).isEqualTo("12");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/log?attempt=9, 404, no_log",
    "/log?from=-1, 400, malformed",
    "/log?size=1048577, 400, malformed",
    "/log?from=x, 400, malformed",
    "/log?attempt=0, 400, malformed",
    "/report?attempt=9, 404, no_report",
    "/report, 404, no_report",
  })
  void requestThatCannotBeAnsweredSaysWhy(String path, int status, String code) {
    Response response = get(path);

    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.readEntity(String.class)).contains("\"code\":\"" + code + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs/xyz/log", "/runs/1-1-1-1-1/report"})
  void idThatIsNoneIsMalformed(String path) {
    Response response = service.target(path).request().get();

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.readEntity(String.class)).contains("id: Not the id of a run: '");
  }

  @Test
  void attemptWithoutALogYetHasNone() throws IOException {
    Files.delete(folder.resolve("logs").resolve(LAST + ".log"));

    assertThat(get("/log").getStatus()).isEqualTo(404);
  }

  @Test
  void reportIsWhatTheJobWrote() throws IOException {
    String written = "{ \"as\" : \"the job wrote it\" }\n";
    new Storage()
        .writeText(Location.resolve("lake", folder) + "/" + LakePaths.report(RUN, 1), written);

    Response response = get("/report?attempt=1");
    assertThat(response.getHeaderString("Content-Type")).isEqualTo("application/json");
    assertThat(response.readEntity(String.class)).isEqualTo(written);
  }

  private Response get(String pathAndQuery) {
    return service
        .client()
        .target(service.target("/runs/" + RUN).getUri() + pathAndQuery)
        .request()
        .get();
  }

  private static Optional<AttemptLocation> locate(RunId run, OptionalInt number) {
    return switch (number.orElse(2)) {
      case 1 -> Optional.of(new AttemptLocation(run, 1, FIRST, true, null));
      case 2 -> Optional.of(new AttemptLocation(run, 2, LAST, true, null));
      default -> Optional.empty();
    };
  }
}
