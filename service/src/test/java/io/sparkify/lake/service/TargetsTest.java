package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.jersey.validation.Validators;
import io.sparkify.lake.service.outbox.Secrets;
import jakarta.validation.Validator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
  private static final Validator VALIDATOR =
      Validators.newConfiguration()
          .propertyNodeNameProvider(new SettingNames())
          .buildValidatorFactory()
          .getValidator();
  private static final String GOOD = "{name: ops, url: 'http://h/', secret_env: A}";

  @TempDir Path folder;

  private LakeConfiguration read(String webhooks, Map<String, String> environment)
      throws Exception {
    Path file = folder.resolve("config.yml");
    Files.writeString(
        file,
        Files.readString(Path.of(InProcess.CONFIG))
            .replace("notifications: []", "notifications: [" + webhooks + "]"));
    return new EnvironmentConfigurationFactory<>(
            LakeConfiguration.class, VALIDATOR, "dw", environment)
        .build(new FileConfigurationSourceProvider(), file.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: 'On Call', url: 'http://h/', secret_env: A} | must be 1 to 48 of a-z, 0-9, _ and -",
        "{name: ops, url: 'http://h/'} | needs secret_env or secret_file: messages are signed",
        "{name: ops, secret_env: A} | needs url or url_file, and not both",
        "{name: ops, url: 'http://h/', url_file: x, secret_env: A} | needs url or url_file, and not both",
        "{name: ops, url: 'http://h/', secret_env: A, secret_file: x} | takes secret_env or secret_file",
        "{name: ops, url: 'http://h/', secret_env: A, on: []} | has an empty on",
        "{name: ops, url: 'http://h/', secret_env: A, on: [fialed]} | must be one of [failed, rejected, late, recovered], not 'fialed'",
        "{name: ops, url: 'http://h/', secret_env: A, format: teams} | must be json or slack, not 'teams'",
        "{name: openlineage, url: 'http://h/', secret_env: A} | none may be openlineage",
      })
  void entryThatCannotBeMeantIsToldInWords(String webhook, String words) {
    Throwable problem = catchThrowable(() -> read(webhook, Map.of()));
    assertThat(problem).hasMessageContaining(words);
  }

  @Test
  void sameNameTwiceIsToldInWords() {
    assertThatThrownBy(() -> read(GOOD + ", " + GOOD, Map.of()))
        .hasMessageContaining("notifications must have names that differ");
  }

  @Test
  void everySecretThatIsMissingIsToldAtOnceAndNoneIsShown() throws Exception {
    LakeConfiguration configuration =
        read(
            GOOD
                + ", {name: chat, format: slack, url: '${CHAT}'}"
                + ", {name: bad, url: 'https://h/', secret_env: BAD}",
            Map.of("LAKE_LINEAGE_URL", "marquez:5000/T0PSECRET"));
    Throwable problem =
        catchThrowable(
            () ->
                new Targets(configuration, new Secrets(Map.of("BAD", "T0PSECRET")))
                    .requireUsable());
    assertThat(problem).isInstanceOf(StartProblem.class);
    String words = String.valueOf(problem.getMessage());
    assertThat(words.lines())
        .hasSize(4)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "notifications, ops: secret_env names the variable A, which is not set or empty."),
            line -> assertThat(line).startsWith("notifications, chat: url must be http://HOST/"),
            line -> assertThat(line).startsWith("notifications, bad: secret must be whsec_"),
            line -> assertThat(line).startsWith("lineage: url must be http://HOST/"));
    assertThat(words + configuration.notifications() + configuration.lineage())
        .doesNotContain("T0PSECRET");
  }

  @Test
  void withoutTargetsNothingIsAskedFor() throws Exception {
    LakeConfiguration configuration = read("", Map.of());
    new Targets(configuration, new Secrets(Map.of())).requireUsable();
    assertThat(configuration.lineage().isOn()).isFalse();
    assertThat(configuration.outbox().rule().giveUpAfter()).hasDays(3);
  }
}
