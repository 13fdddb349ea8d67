package io.sparkify.lake.service.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.storage.Place;
import io.sparkify.lake.service.storage.Place.Use;
import io.sparkify.lake.service.storage.S3Configuration;
import io.sparkify.lake.service.storage.Storage;
import io.sparkify.lake.service.storage.StorageProbe;
import io.sparkify.lake.service.storage.StorageProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with S3 is said before Spark is launched, in words and within bounds. */
@ExtendWith(S3Servers.class)
class S3StartIT {
  private static final Path ROOT = Path.of(System.getProperty("lake.root"));
  private static final Duration BOUND = Duration.ofSeconds(22);

  private final S3Server server;
  private FaultyS3 proxy;
  @TempDir Path folder;

  S3StartIT(S3Server server) {
    this.server = server;
    this.proxy = FaultyS3.before(server.endpoint());
  }

  @BeforeEach
  void createBucket() {
    server.createBucket("start");
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  @Test
  void soundLakeIsNoProblemAndTheProbeLeavesNoFile() {
    assertThat(problems(S3Server.SECRET, "s3a://start/sound")).isEmpty();
    assertThat(proxy.requests()).hasSizeLessThanOrEqualTo(8);
    try (Bucket bucket =
        new Bucket(server.endpoint(), S3Server.IDENTITY, S3Server.SECRET, "start")) {
      assertThat(bucket.etags("sound")).isEmpty();
    }
  }

  @Test
  void wrongSecretIsDefinite() {
    assertProblem(problems("wrong", "s3a://start/lake"), true, "Set AWS_ACCESS_KEY_ID");
  }

  @Test
  void missingBucketIsDefinite() {
    assertProblem(problems(S3Server.SECRET, "s3a://nowhere/lake"), true, "Create the bucket");
  }

  @Test
  void lakeThatMayOnlyBeReadIsDefinite() {
    proxy.always(request -> request.is(S3Operation.PUT), Fault.answer(403, "AccessDenied"));
    assertProblem(problems(S3Server.SECRET, "s3a://start/lake"), true, "Give them the right");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "503, SlowDown, false, too busy",
    "500, InternalError, false, it failed",
    "301, PermanentRedirect, true, Set AWS_REGION",
    "403, RequestTimeTooSkewed, true, clock",
    "507, InsufficientStorage, false, Free space",
  })
  void answerOfTheServerIsExplained(int status, String code, boolean definite, String words) {
    proxy.always(request -> true, Fault.answer(status, code));
    assertProblem(problems(S3Server.SECRET, "s3a://start/lake"), definite, words);
  }

  @Test
  void serverThatResetsOrIsSilentIsAwayForTheMoment() {
    proxy.always(request -> true, Fault.reset());
    assertProblem(problems(S3Server.SECRET, "s3a://start/lake"), false, "connection");
    proxy.heal();
    proxy.always(request -> true, Fault.silence());
    long begin = System.nanoTime();
    assertProblem(problems(S3Server.SECRET, "s3a://start/lake"), false, "did not answer in time");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
  }

  @Test
  void serverThatIsGoneIsAwayForTheMoment() {
    proxy.close();
    assertProblem(problems(S3Server.SECRET, "s3a://start/lake"), false, "Start the server");
  }

  @ParameterizedTest
  @CsvSource({"check", "server"})
  void shippedServiceRefusesAWrongSecretInWords(String command) throws Exception {
    Path output = folder.resolve("output");
    Process service = start(command, output, Map.of("AWS_SECRET_ACCESS_KEY", "wrong"));

    assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(service.exitValue()).isEqualTo(1);
    assertThat(Files.readString(output))
        .contains("lake-service: The song data at s3a://start/song_data (LAKE_SONG_DATA) cannot be")
        .contains("The lake at s3a://start/lake (LAKE_OUTPUT) cannot be written:")
        .contains("Set AWS_ACCESS_KEY_ID")
        .doesNotContain("\tat ", "Exception", S3Server.SECRET);
  }

  private Process start(String command, Path output, Map<String, String> more) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-jar",
            ROOT.resolve("service/target/lake-service.jar").toString(),
            command,
            ROOT.resolve("config.yml").toString());
    builder.environment().putAll(server.environment(proxy.endpoint()));
    builder.environment().put("LAKE_SONG_DATA", "s3a://start/song_data");
    builder.environment().put("LAKE_LOG_DATA", "s3a://start/log_data");
    builder.environment().put("LAKE_OUTPUT", "s3a://start/lake");
    builder.environment().put("LAKE_WORK", folder.resolve("work").toString());
    builder.environment().put("LAKE_DATABASE_URL", "jdbc:h2:file:" + folder.resolve("db"));
    builder.environment().put("LAKE_PORT", "0");
    builder.environment().put("LAKE_ADMIN_PORT", "0");
    builder.environment().putAll(more);
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static void assertProblem(List<StorageProblem> problems, boolean definite, String words) {
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.words()).startsWith("The lake at s3a://").contains(words);
              assertThat(problem.definite()).isEqualTo(definite);
            });
  }

  private List<StorageProblem> problems(String secret, String lake) {
    Storage storage = new Storage(new S3Configuration(proxy.endpoint(), true, ""));
    storage.configuration().set("fs.s3a.access.key", S3Server.IDENTITY);
    storage.configuration().set("fs.s3a.secret.key", secret);
    storage.configuration().set("fs.s3a.impl.disable.cache", "true");
    return new StorageProbe(storage)
        .problems(List.of(new Place("lake", "LAKE_OUTPUT", lake, Use.WRITE)));
  }
}
