package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.NEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An application that was started ahead takes the next batch, and goes with its service. */
@ExtendWith(LoadedSites.class)
class LingerIT {
  @TempDir Path folder;

  @Test
  void nextBatchIsLoadedByTheApplicationThatWaited(LoadedSite loaded) {
    Site site = loaded.site().copyTo(folder);
    try (LakeProcess service = LakeProcess.start(site, Map.of("LAKE_BATCH_LINGER", "10m"))) {
      LakeApi api = service.api();
      Path first = awaitWarm(service);

      LakeApi.Answer forced =
          api.post("/runs", Map.of("partition", NEXT, "reason", "to be sure", "force", true));
      api.awaitRun(LakeApi.text(forced.body(), "id"), "SUCCEEDED");

      assertThat(service.output())
          .contains("Application %s waited, and goes on for 1 runs".formatted(tag(first)));
      assertThat(site.digests()).isEqualTo(loaded.site().digests());
      LakeApi.patiently().until(() -> Files.notExists(first));

      Path second = awaitWarm(service);
      assertThat(tag(second)).isNotEqualTo(tag(first));
      service.kill();
      LakeApi.patiently().until(() -> !service.hasDriver());
      assertThat(Files.exists(second)).isTrue();
    }
  }

  /** The file that decides whether the driver that waits gets a request. */
  private static Path awaitWarm(LakeProcess service) {
    LakeApi.patiently().until(() -> isWarm(decision(service)));
    return decision(service);
  }

  private static Path decision(LakeProcess service) {
    List<String> arguments = service.driverArguments();
    int standby = arguments.indexOf("--standby");
    return standby < 0 ? Path.of("none") : Path.of(arguments.get(standby + 1));
  }

  private static boolean isWarm(Path decision) throws IOException {
    if (!decision.isAbsolute()) {
      return false;
    }
    Path work = decision.resolve("../../..").normalize();
    return Files.readString(work.resolve("logs").resolve(tag(decision) + ".log"))
        .contains("Warm, and waiting");
  }

  private static String tag(Path decision) {
    return decision.getName(decision.getNameCount() - 2).toString();
  }
}
