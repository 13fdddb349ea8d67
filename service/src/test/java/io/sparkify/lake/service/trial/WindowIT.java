package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.s3.S3Operation;
import io.sparkify.lake.service.s3.S3Request;
import io.sparkify.lake.service.s3.S3Server;
import io.sparkify.lake.service.s3.S3Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month of several files is replaced file by file: how long readers may see some of the old ones
 * and some of the new. Prints what the README quotes.
 */
@ExtendWith(S3Servers.class)
@Tag("full")
class WindowIT {
  private static final String MONTH = "2018-01";
  private static final String PLAYS = "songplays/year=2018/month=1/";
  private static final long EVENTS = 800_000;
  private static final Map<String, String> SMALL_FILES = Map.of("LAKE_TARGET_FILE_SIZE", "1MiB");
  private static final Map<String, String> LOADED = Map.of("songs", "LOADED", MONTH, "LOADED");
  private static final Duration SAME_REGION = Duration.ofMillis(10);

  @TempDir Path folder;
  private Site input;

  @BeforeEach
  void generate() {
    input = Site.in(folder.resolve("site"));
    LoadedSite.generate(input, MONTH, MONTH, EVENTS);
  }

  @Test
  void onADiskItIsAFewRenames() throws IOException {
    try (LakeProcess service = LakeProcess.start(input, SMALL_FILES)) {
      service.api().awaitStates(LOADED);
      force(service.api());
    }
    List<Path> files = files(input.lake().resolve(PLAYS));
    List<FileTime> renamed = files.stream().map(WindowIT::renamed).sorted().toList();
    Duration window =
        Duration.between(renamed.get(0).toInstant(), Collections.max(renamed).toInstant());
    print(files.size(), "a disk", window);
    assertThat(files).hasSizeGreaterThan(4);
  }

  @Test
  void onS3ItIsAFewCopies(S3Server server) {
    try (S3Site site = S3Site.in(folder.resolve("s3"), server, "window")) {
      site.upload(input);
      try (LakeProcess service = site.start(SMALL_FILES)) {
        service.api().awaitStates(LOADED);
        measure(site, service.api(), "S3");
        site.s3().latency(SAME_REGION);
        measure(site, service.api(), "S3 with 10 ms added to each request");
      }
    }
  }

  private static void measure(S3Site site, LakeApi api, String where) {
    site.s3().forget();
    force(api);
    long files = site.s3().requests().stream().filter(WindowIT::publishesPlays).count();
    print(files, where, site.s3().span(WindowIT::publishesPlays));
    assertThat(files).isGreaterThan(4);
    assertThat(site.leftovers()).isEmpty();
  }

  private static boolean publishesPlays(S3Request request) {
    return request.is(S3Operation.COPY) && request.key().startsWith("lake/" + PLAYS);
  }

  private static void force(LakeApi api) {
    JsonNode run =
        api.post("/runs", Map.of("partition", MONTH, "reason", "a trial", "force", true)).body();
    api.awaitRun(LakeApi.text(run, "id"), "SUCCEEDED");
  }

  private static void print(long files, String where, Duration window) {
    System.out.printf(
        "A month of %d files is replaced on %s within %.1f ms%n",
        files, where, window.toNanos() / 1e6);
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> files = Files.list(below)) {
      return files.toList();
    }
  }

  /** When it got its name, as Unix file systems keep. */
  private static FileTime renamed(Path file) {
    try {
      return (FileTime) Files.getAttribute(file, "unix:ctime");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
