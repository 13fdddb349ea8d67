package io.sparkify.lake.service.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private final Secrets secrets = new Secrets(Map.of("OPS_SECRET", " one two\n", "EMPTY", " "));
  @TempDir Path folder;

  @Test
  void severalMayBeThereWhileTheyAreChanged() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "one\ntwo\n");
    assertThat(secrets.words("secret", "OPS_SECRET", null)).containsExactly("one", "two");
    assertThat(secrets.words("secret", null, file.toString())).containsExactly("one", "two");
    assertThat(secrets.words("secret", null, null)).isEmpty();
  }

  @Test
  void whatIsMissingIsNamedWithItsSetting() {
    assertThatThrownBy(() -> secrets.words("secret", "EMPTY", null))
        .hasMessage("secret_env names the variable EMPTY, which is not set or empty.");
    assertThatThrownBy(() -> secrets.words("secret", null, folder.resolve("none").toString()))
        .hasMessageStartingWith("secret_file cannot be read")
        .hasMessageContaining("none");
  }

  @Test
  void addressMayLieInAFile() throws Exception {
    Path file =
        Files.writeString(folder.resolve("url"), "https://hooks.slack.com/services/T/B/x\n");
    assertThat(secrets.address(null, file.toString()))
        .isEqualTo(URI.create("https://hooks.slack.com/services/T/B/x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "${SLACK_URL}",
        "hooks.slack.com/services/T0PSECRET",
        "ftp://host/T0PSECRET",
        "https:///T0PSECRET",
        "https://host/T0P SECRET",
        "https://user:T0PSECRET@host/"
      })
  void addressThatLeadsNowhereIsToldWithoutItself(String url) {
    assertThatThrownBy(() -> secrets.address(url, null))
        .hasMessageStartingWith("url must be http://HOST/… or https://HOST/…")
        .hasMessageNotContaining("SECRET");
  }
}
