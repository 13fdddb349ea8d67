package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationValidationException;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.sparkify.lake.service.db.DatabaseUrl;
import io.sparkify.lake.service.events.EventConfiguration;
import io.sparkify.lake.service.lease.LeaseConfiguration;
import io.sparkify.lake.service.retention.RetentionConfiguration;
import io.sparkify.lake.service.run.BatchLimits;
import io.sparkify.lake.service.run.RetryRule;
import io.sparkify.lake.service.run.TimeLimits;
import io.sparkify.lake.service.schedule.ScheduleConfiguration;
import io.sparkify.lake.service.security.token.TokenConfiguration;
import io.sparkify.lake.service.storage.S3Configuration;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeConfigurationTest {
  private static final Path FILE = Path.of("..", "config.yml");
  private static final Validator VALIDATOR =
      Validators.newConfiguration()
          .propertyNodeNameProvider(new SettingNames())
          .buildValidatorFactory()
          .getValidator();

  @TempDir Path folder;

  @Test
  void defaultsAreThoseOfTheFile() throws Exception {
    LakeConfiguration configuration = read(Map.of());

    assertThat(configuration.source())
        .isEqualTo(
            new SourceConfiguration(
                "./data/song_data",
                "./data/log_data",
                Duration.seconds(0),
                Duration.minutes(1),
                true));
    assertThat(configuration.output()).isEqualTo("./data/lake");
    assertThat(configuration.format()).isEqualTo("parquet");
    assertThat(configuration.s3()).isEqualTo(new S3Configuration("", false, ""));
    assertThat(configuration.work()).isEqualTo("./data/work");
    assertThat(configuration.batch())
        .isEqualTo(
            new BatchConfiguration(
                24, DataSize.gibibytes(2), 24, DataSize.mebibytes(256), Duration.seconds(0)));
    assertThat(configuration.batch().limits()).isEqualTo(BatchLimits.DEFAULT);
    assertThat(configuration.retry().rule()).isEqualTo(RetryRule.DEFAULT);
    assertThat(configuration.spark().timeLimits()).isEqualTo(TimeLimits.DEFAULT);
    assertThat(configuration.spark().master()).isEqualTo("local[*]");
    assertThat(configuration.database().getUrl()).startsWith("jdbc:h2:file:./data/db/lake");
    assertThat(configuration.migrate()).isTrue();
    assertThat(configuration.waitForDatabase()).hasSeconds(30);
    assertThat(configuration.lease()).isEqualTo(new LeaseConfiguration(Duration.seconds(10)));
    assertThat(configuration.lease().beatEvery()).hasSeconds(1);
    assertThat(configuration.backup().folder(new DatabaseUrl(configuration.database().getUrl())))
        .contains(Path.of("data/db/backup").toAbsolutePath());
    assertThat(configuration.retention())
        .isEqualTo(
            new RetentionConfiguration(
                Duration.days(30),
                Duration.days(365),
                Duration.days(1095),
                Duration.days(1095),
                Duration.days(30),
                20));
    assertThat(configuration.events())
        .isEqualTo(new EventConfiguration(200, Duration.seconds(15), Duration.milliseconds(500)));
  }

  @Test
  void databaseThatSeveralProcessesShareMustBePostgres() {
    String shared = "jdbc:h2:file:./data/db/lake;AUTO_SERVER=TRUE";
    assertThat(problemsWith(Map.of("LAKE_DATABASE_URL", shared)))
        .contains("LAKE_DATABASE_URL must be jdbc:postgresql:");
  }

  @Test
  void logIsTextOrJson() throws Exception {
    assertThat(read(Map.of("LAKE_LOG_FORMAT", "json"))).isNotNull();
    assertThat(problemsWith(Map.of("LAKE_LOG_FORMAT", "xml")))
        .contains("must be text or json (LAKE_LOG_FORMAT)");
  }

  @Test
  void environmentReplacesDefaults() throws Exception {
    LakeConfiguration configuration =
        read(
            Map.of(
                "LAKE_OUTPUT", "s3a://bucket/lake",
                "LAKE_AUTO_LOAD", "false",
                "LAKE_DISCOVER_EVERY", "5s",
                "SPARK_HOME", "/opt/spark",
                "LAKE_S3_ENDPOINT", "http://localhost:9000",
                "LAKE_S3_PATH_STYLE", "true",
                "AWS_REGION", "eu-west-3",
                "LAKE_MIGRATE", "false"));

    assertThat(configuration.output()).isEqualTo("s3a://bucket/lake");
    assertThat(configuration.source().autoLoad()).isFalse();
    assertThat(configuration.source().discoverEvery()).isEqualTo(Duration.seconds(5));
    assertThat(configuration.spark().home()).isEqualTo("/opt/spark");
    assertThat(configuration.s3())
        .isEqualTo(new S3Configuration("http://localhost:9000", true, "eu-west-3"));
    assertThat(configuration.migrate()).isFalse();
  }

  @Test
  void passwordMayHoldEverythingThatYamlMinds() throws Exception {
    String password = "'\"\\: #{[}, &*!|>%@`";

    assertThat(read(Map.of("LAKE_DATABASE_PASSWORD", password)).database().getPassword())
        .isEqualTo(password);
  }

  @Test
  void onlyParquetIsWritten() {
    assertThat(problemsWith(Map.of("LAKE_FORMAT", "iceberg")))
        .contains("format must be parquet: no other format is written");
  }

  @Test
  void misspeltSettingIsNamed() throws Exception {
    Path file = folder.resolve("config.yml");
    Files.writeString(file, Files.readString(FILE).replace("  settle:", "  setle:"));
    assertThatThrownBy(() -> read(file, Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Unrecognized field at: source.setle");
  }

  @Test
  void exampleOfASchedulesEntryIsRight() throws Exception {
    assertThat(read(Map.of()).schedules()).isEmpty();
    assertThat(readWithSchedule("30 2 * * *").schedules())
        .extracting(ScheduleConfiguration::name, ScheduleConfiguration::cron)
        .containsExactly(tuple("nightly", "30 2 * * *"));
  }

  @Test
  void cronThatIsNoneIsTold() {
    assertThatThrownBy(() -> readWithSchedule("61 2 * * *"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'61 2 * * *' is no cron");
  }

  private LakeConfiguration readWithSchedule(String cron) throws Exception {
    Path file = folder.resolve("config.yml");
    Files.writeString(
        file,
        Files.readString(FILE)
            .replace("schedules: []", "schedules:")
            .replace("notifications: []", "notifications:")
            .replaceAll("(?m)^# (- name|  )", "$1")
            .replace("30 2 * * *", cron));
    return read(file, Map.of());
  }

  @Test
  void credentialsHaveNoPlaceInTheConfiguration() throws Exception {
    assertThat(Files.readString(FILE)).doesNotContain("${AWS_ACCESS", "${AWS_SE");
  }

  @Test
  void withoutAnythingSaidThereAreNoCredentials() throws Exception {
    assertThat(read(Map.of()).security().tokens()).isEmpty();
    assertThat(read(Map.of()).security().jwt().isUsed()).isFalse();
  }

  @Test
  void tokensAreReadWithTheirHashes() throws Exception {
    Path file = folder.resolve("config.yml");
    Files.writeString(file, withToken("operator"));
    assertThat(read(file, Map.of()).security().tokens())
        .containsExactly(
            new TokenConfiguration(
                "ci", "operator", "0123456789abcdef".repeat(4), "2027-01-01T00:00:00Z"));
  }

  @Test
  void tokenInPlaceOfItsHashAndARoleThatIsNoneAreRefused() throws Exception {
    Path file = folder.resolve("config.yml");
    Files.writeString(file, withToken("root").replaceAll("sha256: [0-9a-f]+", "sha256: lake_12"));
    assertThat(
            catchThrowableOfType(
                ConfigurationValidationException.class, () -> read(file, Map.of())))
        .hasMessageContaining("must be viewer, operator or admin")
        .hasMessageContaining("must be the SHA-256 of a token");
  }

  private static String withToken(String role) throws IOException {
    return Files.readString(FILE)
        .replace("tokens: []", "tokens:")
        .replaceAll("(?m)^  # (- name: ci|  role|  sha256|  expires_at)", "  $1")
        .replace("role: operator", "role: " + role);
  }

  @Test
  void jwtsNeedAnIssuerAnAudienceAndKeysThatNobodyCanChangeOnTheWay() {
    assertThat(problemsWith(Map.of("LAKE_JWT_JWKS_URL", "http://id.example/jwks.json")))
        .contains("jwks_url (LAKE_JWT_JWKS_URL) must be an https:// URL")
        .contains("issuer and audience (LAKE_JWT_ISSUER, LAKE_JWT_AUDIENCE) must be set");
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    String problems =
        problemsWith(
            Map.of(
                "LAKE_SPARK_DEPLOY_MODE", "sideways",
                "LAKE_SPARK_DRIVER_MEMORY", "lots",
                "LAKE_DISCOVER_EVERY", "10ms",
                "LAKE_BATCH_MAX_MONTHS", "0",
                "LAKE_RETRY_MAX_ATTEMPTS", "0",
                "LAKE_RETRY_FIRST_DELAY", "1h",
                "LAKE_RETRY_JITTER", "2",
                "LAKE_SPARK_RUN_WITHIN", "0s"));

    assertThat(problems)
        .contains("spark.deploy_mode must be client or cluster")
        .contains("spark.driver_memory must be a size such as 1g or 512m")
        .contains("source.discover_every")
        .contains("batch.max_months")
        .contains("retry.max_attempts")
        .contains("retry.max_delay must not be shorter than retry.first_delay")
        .contains("retry.jitter")
        .contains("spark.run_within");
  }

  private static String problemsWith(Map<String, String> environment) {
    return String.valueOf(
        catchThrowableOfType(ConfigurationValidationException.class, () -> read(environment))
            .getMessage());
  }

  private static LakeConfiguration read(Map<String, String> environment)
      throws IOException, ConfigurationException {
    return read(FILE, environment);
  }

  private static LakeConfiguration read(Path file, Map<String, String> environment)
      throws IOException, ConfigurationException {
    return new EnvironmentConfigurationFactory<>(
            LakeConfiguration.class, VALIDATOR, "dw", environment)
        .build(new FileConfigurationSourceProvider(), file.toString());
  }
}
