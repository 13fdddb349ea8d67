package io.sparkify.lake.service.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @Test
  void h2FileIsFoundWhateverItsSettings() {
    assertThat(new DatabaseUrl("jdbc:h2:file:/data/db/lake;DB_CLOSE_ON_EXIT=FALSE").file())
        .contains(Path.of("/data/db/lake.mv.db"));
    assertThat(new DatabaseUrl("jdbc:h2:./x/lake").file())
        .contains(Path.of("x/lake.mv.db").toAbsolutePath());
    assertThat(new DatabaseUrl("jdbc:h2:~/lake").file())
        .contains(Path.of(System.getProperty("user.home"), "lake.mv.db"));
    assertThat(new DatabaseUrl("jdbc:h2:mem:lake").file()).isEmpty();
    assertThat(new DatabaseUrl("jdbc:postgresql://host/lake").file()).isEmpty();
  }

  @Test
  void commitIsInTheFileUnlessTheUrlSaysOtherwise() {
    assertThat(new DatabaseUrl("jdbc:h2:file:/a/lake").withDefaults().url())
        .isEqualTo("jdbc:h2:file:/a/lake;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    assertThat(new DatabaseUrl("jdbc:h2:file:/a/lake;write_delay=100").withDefaults().url())
        .isEqualTo("jdbc:h2:file:/a/lake;write_delay=100;DB_CLOSE_ON_EXIT=FALSE");
    assertThat(new DatabaseUrl("jdbc:h2:mem:a").withDefaults().url()).isEqualTo("jdbc:h2:mem:a");
  }

  @Test
  void onlyPostgresIsForSeveralProcesses() {
    assertThat(new DatabaseUrl("jdbc:postgresql://host/lake").isShared()).isTrue();
    assertThat(new DatabaseUrl("jdbc:h2:file:/a/lake").isShared()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:tcp://host/lake",
        "jdbc:h2:ssl://host/lake",
        "jdbc:h2:file:/a/lake;auto_server=true",
        "jdbc:mysql://host/lake"
      })
  void h2ForSeveralProcessesAndOthersAreRefused(String url) {
    assertThat(new DatabaseUrl(url).isSupported()).isFalse();
  }
}
