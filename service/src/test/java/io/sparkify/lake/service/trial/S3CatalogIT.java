package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.service.s3.S3Operation;
import io.sparkify.lake.service.s3.S3Server;
import io.sparkify.lake.service.s3.S3Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The catalog of 10,000 songs in 10,000 objects, with the real month, on S3: what it costs. */
@ExtendWith(S3Servers.class)
@Tag("full")
class S3CatalogIT {
  private static final Path DATA = Path.of(System.getProperty("lake.test.data", ""));
  private static final int SONGS = 10_000;

  /** As far away as a bucket in the same region. */
  private static final Duration LATENCY = Duration.ofMillis(10);

  @Test
  void catalogOfTenThousandObjectsIsReadOnceEach(S3Server server, @TempDir Path folder)
      throws Exception {
    Path archive = DATA.resolve("msd-10k-songs.tar.gz");
    Need.that(
        Files.isReadable(archive), "no large catalog: give its folder with -Dlake.test.data=");
    Site input = Site.in(folder.resolve("unpacked"));
    unpack(archive, Files.createDirectories(input.input()));
    try (S3Site site = S3Site.in(folder.resolve("site"), server, "catalog")) {
      site.bucket().upload(input.songs(), "song_data");
      site.bucket().upload(DATA.resolve("udacity/log_data"), "log_data");
      site.s3().latency(LATENCY);
      try (LakeProcess service = site.start(Map.of("LAKE_DISCOVER_EVERY", "1h"))) {
        service.api().awaitStates(Map.of("songs", "LOADED", "2018-11", "LOADED"));
        assertThat(service.api().rowCounts("songs").get(Counter.SONGS)).isEqualTo(SONGS);
        assertThat(service.api().rowCounts("2018-11").get(Counter.MATCHED)).isEqualTo(120);
        System.out.println("10,000 songs and the real month on S3: " + site.requests());
        System.out.println(
            "Run of the songs: " + service.api().runs("songs").get(0).at("/attempts/0"));
      }
      assertThat(requests(site, S3Operation.GET)).isEqualTo(SONGS);
      assertThat(requests(site, S3Operation.HEAD)).isZero();
      assertThat(site.tables()).hasSizeLessThan(100);
      Map<String, String> digests = site.digests(folder.resolve("before"));

      site.s3().forget();
      site.bucket().put("song_data/copy-of-another.json", Files.readAllBytes(aSong(input)));
      try (LakeProcess service = site.start(Map.of("LAKE_DISCOVER_EVERY", "1h"))) {
        LakeApi api = service.api();
        LakeApi.patiently().until(() -> api.runs("songs").size() == 2);
        api.awaitRun(LakeApi.text(api.runs("songs").get(0), "id"), "SUCCEEDED");
        System.out.println("One more song on S3: " + site.requests());
        System.out.println("Run of the songs: " + api.runs("songs").get(0).at("/attempts/0"));
      }
      assertThat(requests(site, S3Operation.GET)).as("only what is new is read").isEqualTo(1);
      assertThat(site.digests(folder.resolve("after"))).isEqualTo(digests);
    }
  }

  private static Path aSong(Site input) throws IOException {
    try (Stream<Path> files = Files.walk(input.songs())) {
      return files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
  }

  private static long requests(S3Site site, S3Operation operation) {
    return site.s3().requests().stream()
        .filter(request -> request.is(operation) && request.key().startsWith("song_data/"))
        .count();
  }

  private static void unpack(Path archive, Path into) throws Exception {
    Process tar =
        new ProcessBuilder("tar", "xzf", archive.toString(), "-C", into.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(tar.exitValue()).isZero();
  }
}
