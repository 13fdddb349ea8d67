package io.sparkify.lake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparkify.lake.job.load.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandbyTest {
  @TempDir Path folder;

  @Test
  void requestThatIsThereIsNotWaitedFor() throws IOException {
    Path decision = Files.createFile(folder.resolve("decision"));

    assertThat(new Standby(decision, Duration.ZERO).await(TestSpark.session())).isTrue();
  }

  @Test
  void requestThatComesLaterEndsTheWait() throws Exception {
    Path decision = folder.resolve("decision");
    Standby standby = new Standby(decision, Duration.ofHours(1));
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> await(standby));
    TimeUnit.SECONDS.sleep(1);
    assertThat(waiting).isNotDone();

    Files.createFile(decision);
    assertThat(waiting.get(5, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void whoWaitsInVainSaysSoForWhoeverComesTooLate() throws IOException {
    Path decision = folder.resolve("decision");

    assertThat(new Standby(decision, Duration.ZERO).await(TestSpark.session())).isFalse();
    assertThat(decision).exists();
  }

  @Test
  void argumentsAreAFileAndSeconds() {
    assertThat(Standby.of(List.of())).isEmpty();
    assertThat(Standby.of(List.of("--standby", "/a/file", "90")))
        .contains(new Standby(Path.of("/a/file"), Duration.ofSeconds(90)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Standby.of(List.of("--standby", "/a/file")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Standby.of(List.of("--later", "/a/file", "90")));
  }

  private static boolean await(Standby standby) {
    try {
      return standby.await(TestSpark.session());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
