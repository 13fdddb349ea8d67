package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is shipped. */
class LakeServiceJarIT {
  private static final Path ROOT = Path.of(System.getProperty("lake.root"));
  private static final Path JAR = ROOT.resolve("service/target/lake-service.jar");
  private static final Pattern HEALTH = Pattern.compile("health: (http://localhost:\\d+)");
  private static final Pattern API = Pattern.compile("API: (http://localhost:\\d+/api/v1)");
  @TempDir Path folder;

  @Test
  void checkFindsNothingWrongWithTheConfiguration() throws Exception {
    assertThat(start("check").waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(output()).contains("Configuration is OK");
  }

  @Test
  void serverAnswersApiAndHealthAndStopsCleanly() throws Exception {
    Files.createDirectories(folder.resolve("data/song_data"));
    Files.createDirectories(folder.resolve("data/log_data"));
    Process server = start("server");
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> output().contains("Ready."));

      assertThat(get(found(API) + "/nothing").body()).contains("\"code\":\"not_found\"");
      assertThat(get(found(HEALTH) + "/healthcheck").body()).contains("\"database\"");
    } finally {
      server.destroy();
    }
    assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(output()).doesNotContain("ERROR").doesNotContain("Exception");
  }

  @Test
  void serverIsMeasuredAndProbedAndLogsJson() throws Exception {
    Files.createDirectories(folder.resolve("data/song_data"));
    Files.createDirectories(folder.resolve("data/log_data"));
    Process server = start(Map.of("LAKE_LOG_FORMAT", "json"), "server");
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> output().contains("Ready."));
      assertThat(get(found(HEALTH) + "/live").statusCode()).isEqualTo(200);
      assertThat(get(found(HEALTH) + "/ready").statusCode()).isEqualTo(200);
      await().until(() -> get(found(HEALTH) + "/metrics").body().contains("lake_writer 1.0"));
      assertThat(get(found(HEALTH) + "/metrics").body())
          .doesNotContain("lake_version{version=\"development\"}")
          .contains("lake_version{version=", "jvm_memory_used_bytes{");
    } finally {
      server.destroy();
    }
    assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
    for (String line : output().lines().filter(line -> !line.isBlank()).toList()) {
      assertThat(new ObjectMapper().readTree(line).path("level").asText()).as(line).isNotEmpty();
    }
  }

  @Test
  void takenPortIsSaidInALineWithoutAStack() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process server = start(Map.of("LAKE_PORT", "" + taken.getLocalPort()), "server");
      assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(server.exitValue()).isEqualTo(1);
      assertThat(output())
          .contains("lake-service: A port cannot be opened", ":" + taken.getLocalPort())
          .doesNotContain("\tat ");
    }
  }

  @Test
  void databaseThatIsAwayIsSaidInALineWithoutAStack() throws Exception {
    Process server =
        start(
            Map.of(
                "LAKE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/x",
                "LAKE_WAIT_FOR_DATABASE", "2s",
                "LAKE_MIGRATE", "true"),
            "server");
    assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(server.exitValue()).isEqualTo(1);
    assertThat(output())
        .contains("Waiting up to 2 s for the database: Connection to 127.0.0.1:1 refused")
        .contains("lake-service: The database cannot be used: Connection to 127.0.0.1:1 refused")
        .doesNotContain("\tat ");
  }

  @Test
  void databaseThatComesWhileTheStartWaitsIsUsed() throws Exception {
    Files.createDirectories(folder.resolve("data/song_data"));
    Files.createDirectories(folder.resolve("data/log_data"));
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String url = "jdbc:postgresql://localhost:%d/postgres".formatted(port);
    Map<String, String> environment =
        Map.of(
            "LAKE_DATABASE_URL", url,
            "LAKE_DATABASE_USER", "postgres",
            "LAKE_WAIT_FOR_DATABASE", "2m");
    Process server = start(environment, "server");
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> output().contains("Waiting up to 120 s"));
      try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setPort(port).start()) {
        await().atMost(Duration.ofMinutes(1)).until(() -> output().contains("Ready."));
        assertThat(output()).contains("The database answers");
        assertThat(get(found(API) + "/instances").body()).contains("\"is_writer\"");
        server.destroy();
        assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(postgres.getPort()).isEqualTo(port);
      }
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void copyOfTheDatabaseIsRestoredByTheCommandAndNotUnderTheService() throws Exception {
    Files.createDirectories(folder.resolve("data/song_data"));
    Files.createDirectories(folder.resolve("data/log_data"));
    Path backups = folder.resolve("data/db/backup");
    Process server = start(Map.of("LAKE_BACKUP_EVERY", "1h"), "server");
    String copy;
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> output().contains("Database copied to"));
      try (Stream<Path> files = Files.list(backups)) {
        copy = files.findFirst().orElseThrow().toString();
      }
      Process early = start("restore", "--force", "--from", copy);
      assertThat(early.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(early.exitValue()).isEqualTo(1);
      assertThat(output()).contains("lake-service: A service runs on").doesNotContain("\tat ");
    } finally {
      server.destroy();
    }
    assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
    Process restore = start("restore", "--force", "--from", copy);
    assertThat(restore.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(restore.exitValue()).as(output()).isZero();
    assertThat(output()).contains("Restored ", "What was there is in ");
  }

  @Test
  void rollbackWithoutSayingHowFarIsExplained() throws Exception {
    assertThat(start("db", "rollback").waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(output()).contains("lake-service: Say how far to go back").doesNotContain("\tat ");
  }

  @Test
  void demoWithoutASampleSaysSoAndFails() throws Exception {
    Process demo = start("demo", "--exit", "--input", folder.toString());

    assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(demo.exitValue()).isEqualTo(1);
    assertThat(output())
        .contains("There is no sample: generate one with ./lake generate")
        .contains("demo: not everything was loaded");
  }

  @Test
  void ofTheJobItHoldsOnlyTheContract() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> others =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith("io/sparkify/lake/job/") && name.endsWith(".class"))
              .filter(name -> !name.startsWith("io/sparkify/lake/job/contract/"))
              .toList();
      assertThat(others).isEmpty();
      assertThat(jar.getEntry("io/sparkify/lake/job/contract/BatchRequest.class")).isNotNull();
    }
  }

  private Process start(String... arguments) throws IOException {
    return start(Map.of(), arguments);
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    command.add(ROOT.resolve("config.yml").toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LAKE_PORT", "0");
    builder.environment().put("LAKE_ADMIN_PORT", "0");
    builder.environment().putAll(environment);
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private String found(Pattern pattern) throws IOException {
    Matcher matcher = pattern.matcher(output());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
