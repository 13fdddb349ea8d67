package io.sparkify.lake.service.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.partition.HadoopPartitionSource;
import io.sparkify.lake.service.partition.Listing;
import io.sparkify.lake.service.partition.SourceUnavailableException;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Input on S3: listed by the service, and loaded into a lake on this machine. */
@ExtendWith(S3Servers.class)
class S3InputIT {
  private static final Path ROOT = Path.of(System.getProperty("lake.root"));
  private static final URI BUCKET = URI.create("s3a://input");
  private static final PartitionKey OCTOBER = PartitionKey.parse("2018-10");
  private static final PartitionKey NOVEMBER = PartitionKey.parse("2018-11");

  @TempDir static Path folder;
  private static S3Server server;
  private static Process demo;

  @BeforeAll
  static void inputOnS3IsGivenToAService(S3Server shared) throws Exception {
    server = shared;
    server.createBucket("input");
    S3Input.write(folder.resolve("input"));
    upload(folder.resolve("input"));
    demo = startDemo();
    assertThat(demo.waitFor(5, TimeUnit.MINUTES)).isTrue();
  }

  @AfterAll
  static void stop() {
    demo.destroyForcibly();
  }

  @Test
  void partitionsOnS3AreListedWithTheirEtags() throws Exception {
    Listing listing = source(S3Server.SECRET).list();

    assertThat(listing.partitions()).containsOnlyKeys(PartitionKey.SONGS, OCTOBER, NOVEMBER);
    List<SourceFile> november = Objects.requireNonNull(listing.partitions().get(NOVEMBER)).files();
    assertThat(november).extracting(SourceFile::path).containsExactly("2018/11/events.json");
    assertThat(november).extracting(SourceFile::bytes).containsExactly(bytesOfNovember());
    assertThat(november.get(0).version()).matches("\"?[0-9a-f]{32}\"?");
    assertThat(source(S3Server.SECRET).list().partitions()).isEqualTo(listing.partitions());
  }

  @Test
  void textOnS3IsReadAsWritten() throws IOException {
    Storage storage = storage(S3Server.SECRET);
    storage.writeText("s3a://input/texts/one.json", "old");
    storage.writeText("s3a://input/texts/one.json", "new");

    assertThat(storage.readText("s3a://input/texts/one.json")).contains("new");
    assertThat(storage.readText("s3a://input/texts/none.json")).isEmpty();
  }

  @Test
  void wrongSecretIsAProblemInWords() {
    Failure failure =
        catchThrowableOfType(
                SourceUnavailableException.class, () -> source("wrong-" + S3Server.SECRET).list())
            .failure();
    assertThat(failure.code()).isEqualTo("source_unreadable");
    assertThat(failure.cause()).startsWith("Listing song data at s3a://input/song_data failed");
    assertThat(failure.evidence()).doesNotContain(S3Server.SECRET);
  }

  @Test
  void inputOnS3IsLoaded() throws Exception {
    assertThat(demo.exitValue()).as(output()).isZero();
    assertThat(output())
        .containsPattern("2018-11 +SUCCEEDED")
        .containsPattern("2018-10 +SUCCEEDED")
        .containsPattern("songs +SUCCEEDED");
  }

  @Test
  void secretIsWrittenNowhere() throws Exception {
    assertThat(filesBelow(folder.resolve("site"))).noneMatch(S3InputIT::holdsTheSecret);
    assertThat(output()).doesNotContain(S3Server.SECRET);
  }

  @Test
  void driversLogIsShortAndInUtc() throws Exception {
    for (Path log : filesBelow(folder.resolve("site").resolve("work").resolve("logs"))) {
      assertThat(Files.readAllLines(log))
          .filteredOn(line -> !line.startsWith("WARNING: Using incubator modules"))
          .isNotEmpty()
          .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}Z INFO  Batch: .*"));
    }
  }

  private static Process startDemo() throws IOException {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    command.addAll(List.of("-jar", ROOT.resolve("service/target/lake-service.jar").toString()));
    command.addAll(List.of("demo", "--exit", "--input", folder.resolve("input").toString()));
    command.add(ROOT.resolve("config.yml").toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.putAll(server.environment());
    environment.put("LAKE_SONG_DATA", "s3a://input/song_data");
    environment.put("LAKE_LOG_DATA", "s3a://input/log_data");
    environment.put("LAKE_OUTPUT", "site/lake");
    environment.put("LAKE_WORK", "site/work");
    environment.put("LAKE_DATABASE_URL", "jdbc:h2:file:./site/db/lake");
    environment.put("LAKE_PORT", "0");
    environment.put("LAKE_ADMIN_PORT", "0");
    environment.put("LAKE_DISCOVER_EVERY", "2s");
    environment.put("LAKE_JOB_JAR", ROOT.resolve("job/target/lake-job.jar").toString());
    environment.put("SPARK_HOME", System.getProperty("lake.spark.home"));
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private static void upload(Path input) throws IOException {
    try (FileSystem s3 = FileSystem.newInstance(BUCKET, storage(S3Server.SECRET).configuration())) {
      for (Path file : filesBelow(input)) {
        String target = "s3a://input/" + input.relativize(file);
        try (OutputStream out = s3.create(new org.apache.hadoop.fs.Path(target))) {
          Files.copy(file, out);
        }
      }
    }
  }

  private static String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private static List<Path> filesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static boolean holdsTheSecret(Path file) {
    try {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      return bytes.contains(S3Server.SECRET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long bytesOfNovember() throws IOException {
    return Files.size(folder.resolve("input/log_data/2018/11/events.json"));
  }

  private static HadoopPartitionSource source(String secret) {
    return new HadoopPartitionSource(
        storage(secret).configuration(),
        BUCKET.resolve("/song_data"),
        BUCKET.resolve("/log_data"),
        folder.resolve("no-lake").toUri());
  }

  /** With credentials as S3A would find them in the environment. */
  private static Storage storage(String secret) {
    Storage storage = new Storage(server.configuration());
    storage.configuration().set("fs.s3a.access.key", S3Server.IDENTITY);
    storage.configuration().set("fs.s3a.secret.key", secret);
    storage.configuration().set("fs.s3a.impl.disable.cache", "true");
    return storage;
  }
}
