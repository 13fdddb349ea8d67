package io.sparkify.lake.service.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.run.Rest.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DropwizardExtensionsSupport.class)
class VerifierTest {
  private final Lake lake = new Lake(TestDatabase.H2);
  private final HookedFiles hook = new HookedFiles();
  private final ParquetLake files;
  private final ResourceExtension server;

  VerifierTest(@TempDir Path folder) {
    hook.before(() -> {});
    files = new ParquetLake(folder);
    files.behind(lake);
    Proofs proofs = new Proofs(lake.history, lake.ledger);
    server =
        Rest.serving(
            new ProofResource(proofs, new Verifier(proofs, files.reader(hook), lake.clock)));
  }

  @BeforeEach
  void monthIsLoaded() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
  }

  @Test
  void oneVerificationAtATime() {
    List<Answer> second = new ArrayList<>();
    hook.before(
        () -> {
          hook.before(() -> {});
          second.add(verify());
        });
    assertThat(verify().status()).isEqualTo(200);
    assertThat(second.get(0).status()).isEqualTo(429);
    assertThat(second.get(0).retryAfter()).isEqualTo("5");
    assertThat(second.get(0).body().get("code").asText()).isEqualTo("busy");
    assertThat(second.get(0).body().get("retryable").asBoolean()).isTrue();
    assertThat(verify().status()).isEqualTo(200);
  }

  @Test
  void lakeThatIsAwayIsNoProblemOfTheData() {
    hook.before(
        () -> {
          throw new IOException("Connection reset");
        });
    Answer away = verify();
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.body().get("code").asText()).isEqualTo("storage_unavailable");
    assertThat(away.body().toString()).doesNotContain("Connection reset");
  }

  @Test
  void monthThatIsReplacedMeanwhileIsSuperseded() {
    hook.before(
        () -> {
          hook.before(() -> {});
          lake.put("2018-11", "2");
          lake.published =
              task ->
                  List.of(
                      files.write("songplays", ParquetLake.SONGPLAYS, 10),
                      files.write("time", ParquetLake.TIME, 9),
                      files.write("users", ParquetLake.USERS, 5));
          lake.tick();
          lake.succeed();
          files.delete(ParquetLake.TIME);
        });
    Answer replaced = verify();
    assertThat(replaced.status()).isEqualTo(409);
    assertThat(replaced.body().get("code").asText()).isEqualTo("superseded");
  }

  private Answer verify() {
    return Rest.post(server, "/runs/" + first() + "/verify", "{}");
  }

  private String first() {
    return lake.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select cast(id as varchar(36)) from run order by created_at limit 1")
                .mapTo(String.class)
                .one());
  }
}
