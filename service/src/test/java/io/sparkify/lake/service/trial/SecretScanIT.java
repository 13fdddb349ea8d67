package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.service.openapi.OpenApiClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets that the service has are nowhere where somebody could read them: not in the arguments of
 * processes, logs, settings, reports, the database, the lake or REST. What the scan would find is
 * shown by a canary in each of these places.
 */
@ExtendWith(LoadedSites.class)
class SecretScanIT {
  private static final Path ROOT = Path.of(System.getProperty("lake.root"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD = "2018-03";
  private static final String BAD = "2018-04";
  private static final String CANARY = "canary+of/the=scan";
  private static final Map<String, String> AWS =
      Map.of(
          "AWS_ACCESS_KEY_ID", "AKIAPLANTEDPLANTED00",
          "AWS_SECRET_ACCESS_KEY", "plAnted/S3cret+of0ur7rial/0123456789abcd",
          "AWS_SESSION_TOKEN", "plAntedSession//Token+of0ur7rial==");

  private final LoadedSite loaded;
  @TempDir Path folder;

  SecretScanIT(LoadedSite loaded) {
    this.loaded = loaded;
  }

  @Test
  void secretsAreNowhereAndACanaryIsFoundEverywhere() throws Exception {
    Site site = loaded.site().copyTo(folder.resolve("site"));
    String token = firstToken(site);
    loaded.add(site, GOOD);
    loaded.add(site, BAD);
    Files.writeString(site.logs(BAD).resolve("damaged.json.gz"), "This is no gzip.");
    SecretScan secrets =
        new SecretScan(
            Map.of(
                "S3 secret", AWS.getOrDefault("AWS_SECRET_ACCESS_KEY", ""),
                "S3 session token", AWS.getOrDefault("AWS_SESSION_TOKEN", ""),
                "token", token));
    // The canaries of the lake are its own words.
    String singer = site.query("select min(name) from {artists}").get(0);
    SecretScan canaries = new SecretScan(Map.of("canary", CANARY, "singer", singer));

    String output;
    try (LakeProcess service = LakeProcess.start(site, AWS);
        Passer passer = Passer.start()) {
      LakeApi api = service.api().with(token);
      assertThat(service.api().ask("/runs").status()).isEqualTo(401);
      assertThat(token(site, 1, "list")).contains("A service runs on this database");
      LakeApi.patiently()
          .until(
              () -> {
                secrets.processes();
                return api.states()
                    .equals(LoadedSite.states(Map.of(GOOD, "LOADED", BAD, "FAILED")));
              });
      assertThat(api.post("/runs", Map.of("partition", BAD, "reason", CANARY)).status())
          .isEqualTo(201);
      api.awaitRun(LakeApi.text(api.runs(BAD).get(0), "id"), "FAILED");
      canaries.processes();
      assertThat(passer.isAlive()).isTrue();
      int calls = rest(service, api, token, List.of(secrets, canaries));
      assertThat(calls).isGreaterThan(20);
      service.stop();
      output = service.output();
    }
    Files.writeString(site.folder().resolve("work/planted.properties"), "x=" + CANARY);
    for (SecretScan scan : List.of(secrets, canaries)) {
      scan.text("output of the service", output);
      scan.files("file", site.folder());
      scan.text("database", dump(site));
      for (String table : List.of("songs", "artists", "users", "time", "songplays")) {
        scan.text("table " + table, String.join("\n", site.query("select * from {" + table + "}")));
      }
    }

    assertThat(secrets.found()).isEmpty();
    assertThat(secrets.places())
        .contains("arguments of Spark", "database", "table songplays", "GET /runs/{id}/log")
        .anyMatch(place -> place.startsWith("file work/logs/"))
        .anyMatch(place -> place.startsWith("file lake/_lake/"))
        .anyMatch(place -> place.startsWith("file db/"));
    assertThat(canaries.found())
        .contains(
            "canary in arguments",
            "canary in database",
            "canary in file work/planted.properties",
            "canary in GET /runs",
            "canary in GET /audit",
            "singer in table artists");
  }

  /** By the command that needs no service; it prints nothing else. */
  private String firstToken(Site site) throws Exception {
    String printed = token(site, 0, "create", "scan", "--role", "admin");
    assertThat(printed).matches("lake_[0-9a-f]{64}\\R");
    return printed.strip();
  }

  /** What the command of the shipped jar prints; where it fails, what it says. */
  private String token(Site site, int status, String... arguments) throws Exception {
    Path printed = folder.resolve("printed");
    Path said = folder.resolve("said");
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-jar", "service/target/lake-service.jar", "token"));
    command.addAll(List.of(arguments));
    command.add("config.yml");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("LAKE_"));
    builder.environment().putAll(site.environment());
    Process process =
        builder
            .directory(ROOT.toFile())
            .redirectOutput(printed.toFile())
            .redirectError(said.toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(status);
    return status == 0 ? Files.readString(printed) : Files.readString(said);
  }

  /** Every GET of the API, about each run and partition that there is; the answer is how many. */
  private static int rest(LakeProcess service, LakeApi api, String token, List<SecretScan> scans)
      throws Exception {
    JsonNode paths = JSON.readTree(get(service, "/openapi.json", token).body()).get("paths");
    int calls = 0;
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      if (!path.getValue().has("get")) {
        continue;
      }
      calls++;
      for (String concrete : concrete(path.getKey(), api)) {
        HttpResponse<String> answer = get(service, "/api/v1" + concrete, token);
        scans.forEach(
            scan -> scan.text("GET " + path.getKey(), answer.headers().map() + answer.body()));
      }
    }
    return calls;
  }

  private static List<String> concrete(String path, LakeApi api) {
    List<String> values = new ArrayList<>();
    if (path.startsWith("/runs/{id}")) {
      api.runs().forEach(run -> values.add(LakeApi.text(run, "id")));
    } else if (path.contains("{partition}")) {
      values.addAll(api.states().keySet());
    } else if (path.contains("{table}")) {
      values.addAll(List.of("songs", "artists", "users", "time", "songplays"));
    } else {
      values.add("scan");
    }
    return values.stream().map(value -> path.replaceAll("\\{[^}]*}", value)).distinct().toList();
  }

  private static HttpResponse<String> get(LakeProcess service, String path, String token)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + token)
                .build(),
            OpenApiClient::body);
  }

  /** All that is in the database, as SQL. */
  private static String dump(Site site) throws Exception {
    StringBuilder script = new StringBuilder();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + site.folder().resolve("db/lake"), "", "");
        Statement statement = connection.createStatement();
        ResultSet lines = statement.executeQuery("script")) {
      while (lines.next()) {
        script.append(lines.getString(1)).append('\n');
      }
    }
    return script.toString();
  }

  /** A process that has the canary in its arguments, until it is closed. */
  private record Passer(Process process) implements AutoCloseable {
    static Passer start() throws IOException {
      return new Passer(new ProcessBuilder("sh", "-c", "read end", CANARY).start());
    }

    boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public void close() throws IOException {
      process.getOutputStream().write("\n".getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      process.destroy();
    }
  }
}
