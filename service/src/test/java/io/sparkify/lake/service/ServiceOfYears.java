package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.sparkify.lake.service.db.DatabaseUrl;
import io.sparkify.lake.service.db.H2File;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.LongHistory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;

/** The whole service over a history of years, which is all there when a benchmark ends. */
record ServiceOfYears(Path folder, int runs) {
  /** What is done with the service. */
  @FunctionalInterface
  interface Use {
    void of(String database, int port) throws Exception;
  }

  void onH2(Use use) throws Exception {
    DatabaseUrl url = H2File.url(folder);
    try (H2File database = H2File.open(url)) {
      LongHistory.H2.fill(database.jdbi(), runs);
    }
    use("H2", url.url(), use);
  }

  void onPostgres(Use use) throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
      LongHistory.POSTGRES.fill(TestDatabase.migrated(database.getPostgresDatabase()), runs);
      use("PostgreSQL", database.getJdbcUrl("postgres", "postgres"), use);
    }
  }

  private void use(String name, String database, Use use) throws Exception {
    DropwizardTestSupport<LakeConfiguration> service =
        new DropwizardTestSupport<>(
            LakeApplication.class,
            InProcess.CONFIG,
            InProcess.settings(
                () -> folder,
                database,
                InProcess.unlimited(
                    ConfigOverride.config("source.auto_load", "false"),
                    // The history is of long ago, and is to stay.
                    ConfigOverride.config("retention.runs", "36500d"),
                    ConfigOverride.config("retention.events", "36500d"))));
    service.before();
    try {
      use.of(name, service.getLocalPort());
      assertThat(there(service.getLocalPort())).as("runs").isEqualTo(runs);
    } finally {
      service.after();
    }
  }

  private static long there(int port) throws IOException {
    URI uri = URI.create("http://127.0.0.1:%d/api/v1/runs?limit=1".formatted(port));
    try (InputStream answer = uri.toURL().openStream()) {
      return new ObjectMapper().readTree(answer).path("total_entries").asLong();
    }
  }
}
