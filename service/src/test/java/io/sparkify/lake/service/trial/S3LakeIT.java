package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.NEXT;
import static io.sparkify.lake.service.trial.LoadedSite.OLD;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.meter.Exposition;
import io.sparkify.lake.service.s3.Fault;
import io.sparkify.lake.service.s3.S3Operation;
import io.sparkify.lake.service.s3.S3Request;
import io.sparkify.lake.service.s3.S3Server;
import io.sparkify.lake.service.s3.S3Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Input and lake on S3: the same tables as on a disk, through one life of a service. */
@ExtendWith({LoadedSites.class, S3Servers.class})
@TestMethodOrder(OrderAnnotation.class)
class S3LakeIT {
  private static final String NEW = "2018-03";

  @TempDir static Path folder;
  private static LoadedSite loaded;
  private static S3Site site;
  private static LakeProcess service;
  @TempDir Path copy;

  @BeforeAll
  static void start(LoadedSite onDisk, S3Server server) {
    loaded = onDisk;
    site = S3Site.in(folder, server, "months");
    site.upload(loaded.site());
    service = site.start(Map.of());
    service.api().awaitStates(LoadedSite.states(Map.of()));
  }

  @AfterAll
  static void stop() {
    service.close();
    site.close();
  }

  @Test
  @Order(1)
  void tablesAreTheSameAsOnADisk() {
    assertThat(site.digests(copy)).isEqualTo(loaded.site().digests());
    assertThat(site.tables().keySet()).isEqualTo(loaded.site().files().keySet());
    assertThat(site.leftovers()).isEmpty();
  }

  @Test
  @Order(2)
  void onlyTheMonthWhoseContentChangedIsLoadedAgain() throws IOException {
    LakeApi api = service.api();
    Map<String, String> before = site.tables();
    int runs = api.runs().size();
    String file = firstFile(OLD);
    byte[] whole = site.bucket().get(file);

    site.bucket().put(file, lastPlayOfAnotherUser(whole));
    LakeApi.patiently().until(() -> api.runs().size() > runs);
    api.awaitStates(LoadedSite.states(Map.of()));

    assertThat(api.runs()).hasSize(runs + 1);
    assertThat(changed(before, site.tables()))
        .isEqualTo(
            Set.of(
                "songplays/year=2018/month=1/songplays-2018-01.parquet",
                "time/year=2018/month=1/time-2018-01.parquet",
                "users/users.parquet"));
    site.bucket().put(file, whole);
    LakeApi.patiently().until(() -> api.runs().size() > runs + 1);
    api.awaitStates(LoadedSite.states(Map.of()));
    assertThat(site.digests(copy)).isEqualTo(loaded.site().digests());
  }

  @Test
  @Order(3)
  void requestsOfOneMonthAreFew() {
    LakeApi api = service.api();
    site.s3().forget();
    force(NEXT);
    System.out.println("One month on S3: " + site.requests());
    // What its heart costs depends on how long it beats, not on the month.
    assertThat(
            site.s3().requests().stream()
                .filter(S3Request::isOfJob)
                .filter(request -> !(request.key() + request.prefix()).contains("/applications/")))
        .hasSizeLessThan(200);
    assertThat(api.states()).isEqualTo(LoadedSite.states(Map.of()));
  }

  @Test
  @Order(3)
  void requestsOfTheServiceAreMeasured() {
    Exposition metrics = service.api().metrics();
    assertThat(metrics.value("lake_storage_operations_total{operation=\"read\",scheme=\"s3a\"}"))
        .isPositive();
    assertThat(metrics.value("lake_storage_bytes_total{direction=\"read\",scheme=\"s3a\"}"))
        .isPositive();
    assertThat(metrics.samples("lake_storage_requests_total"))
        .contains(
            "lake_storage_requests_total{request=\"object_list_request\",scheme=\"s3a\"}",
            "lake_storage_requests_total{request=\"object_put_request\",scheme=\"s3a\"}");
    assertThat(metrics.value("lake_unreadable_meters")).isZero();
  }

  @Test
  @Order(4)
  void serverThatIsBusyForAMomentIsAskedAgain() {
    site.s3().times(2, request -> request.is(S3Operation.COPY), Fault.unavailable());
    site.s3().times(1, request -> request.is(S3Operation.COPY), Fault.reset());
    site.s3().times(1, request -> request.is(S3Operation.COPY), Fault.resetAfterwards());
    site.s3().times(2, request -> request.key().contains("/staging/"), Fault.unavailable());
    site.s3().times(1, request -> request.key().startsWith("log_data"), Fault.cut());
    try {
      force(NEXT);
    } finally {
      site.s3().heal();
    }
    assertThat(site.digests(copy)).isEqualTo(loaded.site().digests());
    assertThat(site.leftovers()).isEmpty();
  }

  @Test
  @Order(5)
  void serverThatStaysBusyFailsTheRunInWordsAndTheNextOneSucceeds() {
    Map<String, String> before = site.tables();
    site.s3().always(request -> request.is(S3Operation.COPY), Fault.unavailable());
    JsonNode failure;
    try {
      failure = failed(NEXT);
    } finally {
      site.s3().heal();
    }
    assertThat(LakeApi.text(failure, "code")).isEqualTo("storage_throttled");
    assertThat(LakeApi.text(failure, "remedy")).contains("load again");
    assertThat(site.tables()).isEqualTo(before);

    force(NEXT);
    assertThat(site.digests(copy)).isEqualTo(loaded.site().digests());
    assertThat(site.leftovers()).isEmpty();
  }

  @Test
  @Order(6)
  void inputThatMayNotBeReadFailsItsMonthAlone() {
    Map<String, String> before = site.tables();
    site.s3()
        .always(
            request -> request.is(S3Operation.GET) && request.key().startsWith("log_data/2018/02"),
            Fault.answer(403, "AccessDenied"));
    try {
      assertThat(LakeApi.text(failed(NEXT), "code")).isEqualTo("s3_access_denied");
    } finally {
      site.s3().heal();
    }
    assertThat(site.tables()).isEqualTo(before);
  }

  @Test
  @Tag("full")
  @Order(7)
  void monthThatCannotBeUnpackedFailsAloneUntilItIsReplaced() throws IOException {
    LakeApi api = service.api();
    String key = "log_data/2018/03/broken.json.gz";
    site.bucket().put(key, "not packed".getBytes(ISO_8859_1));
    api.awaitStates(LoadedSite.states(Map.of(NEW, "FAILED")));
    assertThat(api.runs(NEW).get(0).at("/attempts/0/failure/code").asText())
        .isEqualTo("source_unreadable");

    site.bucket().upload(loaded.later().logs(NEW), "log_data/2018/03");
    site.bucket().delete(key);
    api.awaitStates(LoadedSite.states(Map.of(NEW, "LOADED")));
    assertThat(site.leftovers()).isEmpty();
  }

  @Test
  @Order(8)
  void secretIsFoundNowhere() throws Exception {
    String run = request(NEXT);
    LakeApi.patiently().until(service::hasDriver);
    assertThat(allCommandLines()).noneMatch(S3LakeIT::holdsTheSecret);
    service.api().awaitRun(run, "SUCCEEDED");
    LakeApi.patiently().until(() -> !service.hasDriver());

    assertThat(service.output()).doesNotContain(S3Server.SECRET);
    for (String path : List.of("/runs", "/runs/" + run, "/partitions", "/plan", "/tables")) {
      assertThat(service.api().get(path).toString()).doesNotContain(S3Server.SECRET);
    }
    assertThat(service.api().health().body().toString()).doesNotContain(S3Server.SECRET);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .isNotEmpty()
          .noneMatch(file -> holdsTheSecret(bytes(file)));
    }
    assertThat(site.bucket().etags("lake/").keySet())
        .isNotEmpty()
        .noneMatch(key -> holdsTheSecret(site.bucket().get(key)));
  }

  private static List<byte[]> allCommandLines() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .map(process -> bytes(Path.of("/proc", Long.toString(process.pid()), "cmdline")))
        .toList();
  }

  /** None of a file that has gone. */
  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static boolean holdsTheSecret(byte[] bytes) {
    return new String(bytes, ISO_8859_1).contains(S3Server.SECRET);
  }

  private static void force(String month) {
    LakeApi api = service.api();
    api.awaitRun(request(month), "SUCCEEDED");
    LakeApi.patiently().until(() -> api.get("/plan").path("actions").isEmpty());
  }

  private static JsonNode failed(String month) {
    return service.api().awaitRun(request(month), "FAILED").at("/attempts/0/failure");
  }

  private static String request(String month) {
    LakeApi.Answer answer =
        service.api().post("/runs", Map.of("partition", month, "reason", "a trial", "force", true));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return LakeApi.text(answer.body(), "id");
  }

  private static String firstFile(String month) throws IOException {
    Path logs = loaded.site().logs(month);
    try (Stream<Path> files = Files.list(logs)) {
      Path first = files.sorted().findFirst().orElseThrow();
      return "log_data/" + loaded.site().logs().relativize(first);
    }
  }

  /** The lines up to the last play, which is now that of a user whom no other line knows. */
  private static byte[] lastPlayOfAnotherUser(byte[] lines) {
    String text = new String(lines, UTF_8);
    int play = text.lastIndexOf("\"page\":\"NextSong\"");
    assertThat(play).as("a play in the file").isPositive();
    int line = text.lastIndexOf('\n', play) + 1;
    int end = text.indexOf('\n', play) + 1;
    String other =
        text.substring(line, end).replaceFirst("\"userId\":\"\\d+\"", "\"userId\":\"999999\"");
    assertThat(other).isNotEqualTo(text.substring(line, end));
    return (text.substring(0, line) + other).getBytes(UTF_8);
  }

  private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    Set<String> changed = new TreeSet<>(before.keySet());
    changed.addAll(after.keySet());
    changed.removeIf(file -> before.containsKey(file) && before.get(file).equals(after.get(file)));
    return changed;
  }
}
