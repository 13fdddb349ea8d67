package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.NEXT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.service.s3.CephServer;
import io.sparkify.lake.service.s3.Fault;
import io.sparkify.lake.service.s3.S3Operation;
import io.sparkify.lake.service.s3.S3Request;
import io.sparkify.lake.service.s3.S3Server;
import io.sparkify.lake.service.s3.S3Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A month on S3 is replaced again and again while somebody reads it and drivers are killed: every
 * read is right, and the next load makes the tables of a clean one and leaves nothing behind.
 */
@ExtendWith({LoadedSites.class, S3Servers.class})
@TestInstance(Lifecycle.PER_CLASS)
class S3PublishIT {
  private static final long SEED = Long.getLong("lake.test.seed", 7);
  private static final String SONGPLAYS = "songplays/year=2018/month=2/songplays-2018-02.parquet";
  @TempDir static Path folder;
  private static final Set<String> ACTIVE = Set.of("QUEUED", "STARTING", "RUNNING");

  private final LoadedSite loaded;
  private final S3Server server;
  private final Map<Boolean, Map<String, String>> clean = new HashMap<>();
  private final Map<Boolean, Long> rows = new HashMap<>();
  private @Nullable CephServer ceph;
  private S3Site site;
  private LakeProcess service;
  private RowPoller poller;
  private String file = "";
  private byte[] content = new byte[0];
  private boolean whole = true;
  private int runs;
  private int requestsOfALoad;

  S3PublishIT(LoadedSite loaded, S3Server server) {
    this.loaded = loaded;
    this.server = server;
  }

  /** What the driver asks for while it publishes. */
  enum Step {
    FENCE(S3Operation.PUT, "/_lake/fence"),
    JOURNAL(S3Operation.PUT, "/_lake/journal/"),
    SONGPLAYS_COPY(S3Operation.COPY, "/songplays/"),
    TIME_COPY(S3Operation.COPY, "/time/"),
    USERS_COPY(S3Operation.COPY, "/users/users.parquet"),
    MONTHS_USERS_COPY(S3Operation.COPY, "/_lake/users/"),
    REPORT_COPY(S3Operation.COPY, "/report.json"),
    JOURNAL_DELETE(S3Operation.DELETE, "/_lake/journal/");

    private final S3Operation operation;
    private final String part;

    Step(S3Operation operation, String part) {
      this.operation = operation;
      this.part = part;
    }

    boolean fits(S3Request request) {
      return request.is(operation) && ("/" + request.key()).contains(part);
    }
  }

  @BeforeAll
  void loadBothVersionsCleanly() throws IOException {
    site = site();
    site.upload(loaded.site());
    file = firstFile();
    content = site.bucket().get(file);
    service = site.start(Map.of());
    service.api().awaitStates(LoadedSite.states(Map.of()));
    remember();
    loadOtherVersion();
    remember();
    poller = new RowPoller(site.bucket(), "lake/" + SONGPLAYS, folder.resolve("polled.parquet"));
    poller.start();
  }

  /** On Ceph where the tools for it are given, as it is closer to life. */
  private S3Site site() throws IOException {
    if (System.getProperty("lake.test.tools", "").isBlank()) {
      return S3Site.in(folder, server, "replaced");
    }
    Optional<CephServer> started = CephServer.start(Files.createDirectory(folder.resolve("ceph")));
    Need.that(started.isPresent(), "Ceph could not be started; its log is in " + folder);
    ceph = started.get();
    return S3Site.in(folder, ceph, "replaced");
  }

  @AfterAll
  void everyReadWasRight() {
    poller.close();
    service.close();
    Map<String, Integer> answers = poller.answers();
    site.close();
    if (ceph != null) {
      ceph.close();
    }
    System.out.println("Rows that were read while the month was replaced: " + answers);
    assertThat(answers).containsOnlyKeys(rows.values().stream().map(String::valueOf).toList());
  }

  @Test
  @Tag("full")
  void readersSeeTheOldMonthOrTheNewOneTwentyTimes() {
    for (int i = 0; i < 20; i++) {
      loadOtherVersion();
      assertTablesAreThoseOfACleanLoad();
    }
  }

  static Stream<Arguments> steps() {
    return Arrays.stream(Step.values())
        .flatMap(step -> Stream.of(true, false).map(before -> Arguments.of(step, before)));
  }

  @ParameterizedTest(name = "{0}, before: {1}")
  @MethodSource("steps")
  @Tag("full")
  void driverKilledAtAStep(Step step, boolean before) {
    killAt(step, before);
  }

  @Test
  void driverKilledBetweenTheCopies() {
    killAt(Step.USERS_COPY, false);
  }

  @Test
  @Tag("full")
  void driverKilledAfterTheJournalWasWritten() {
    killAt(Step.JOURNAL, false);
  }

  static Stream<Integer> moments() {
    return IntStream.range(0, 20).boxed();
  }

  @ParameterizedTest
  @MethodSource("moments")
  @Tag("full")
  void driverKilledAtARandomMoment(int moment) {
    killAtRandom(moment);
  }

  @Test
  @Tag("full")
  void driverKilledAtAnyMoment() {
    killAtRandom(20);
  }

  @Test
  @Tag("full")
  void silentServerFailsTheRunWithinBoundsAndNothingIsHalfPublished() {
    Map<String, String> before = site.tables();
    String run;
    site.s3().always(r -> r.is(S3Operation.PUT) && r.key().contains("/journal/"), Fault.silence());
    try {
      changeInput();
      run = runOfChange();
      service.api().awaitRun(run, "FAILED");
    } finally {
      site.s3().heal();
    }
    assertThat(service.api().get("/runs/" + run).at("/attempts/0/failure/code").asText())
        .isEqualTo("storage_timed_out");
    assertThat(site.tables()).isEqualTo(before);
    recover();
  }

  private void killAt(Step step, boolean before) {
    Fault kill = before ? Fault.before(service::killDriver) : Fault.after(service::killDriver);
    site.s3().times(1, step::fits, kill);
    killedRunAndTheNext();
  }

  /** As the driver makes some request of a load, the same one for the same seed. */
  private void killAtRandom(int moment) {
    int at = new Random(SEED + moment).nextInt(requestsOfALoad() / 2);
    AtomicInteger seen = new AtomicInteger();
    site.s3()
        .times(
            1,
            r -> service.hasDriver() && seen.incrementAndGet() > at,
            Fault.before(service::killDriver));
    killedRunAndTheNext();
  }

  /** Counted once, by a load that nothing disturbs. */
  private int requestsOfALoad() {
    if (requestsOfALoad == 0) {
      site.s3().forget();
      loadOtherVersion();
      requestsOfALoad = site.s3().requests().size();
    }
    return requestsOfALoad;
  }

  private void killedRunAndTheNext() {
    try {
      changeInput();
      String run = runOfChange();
      LakeApi.patiently().until(() -> !ACTIVE.contains(state(run)));
    } finally {
      site.s3().heal();
    }
    recover();
  }

  private void recover() {
    LakeApi.Answer answer =
        service.api().post("/runs", Map.of("partition", NEXT, "reason", "a trial", "force", true));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    service.api().awaitRun(LakeApi.text(answer.body(), "id"), "SUCCEEDED");
    assertTablesAreThoseOfACleanLoad();
  }

  private void assertTablesAreThoseOfACleanLoad() {
    LakeApi.patiently().until(() -> !service.hasDriver());
    assertThat(digests()).isEqualTo(clean.get(whole));
    assertThat(site.leftovers()).isEmpty();
  }

  private void loadOtherVersion() {
    changeInput();
    service.api().awaitRun(runOfChange(), "SUCCEEDED");
    LakeApi.patiently().until(() -> !service.hasDriver());
  }

  private void changeInput() {
    runs = service.api().runs(NEXT).size();
    whole = !whole;
    int end =
        whole
            ? content.length
            : new String(content, ISO_8859_1).lastIndexOf('\n', content.length - 2) + 1;
    site.bucket().put(file, Arrays.copyOf(content, end));
  }

  private String runOfChange() {
    LakeApi.patiently().until(() -> service.api().runs(NEXT).size() > runs);
    return LakeApi.text(service.api().runs(NEXT).get(0), "id");
  }

  private String state(String run) {
    return LakeApi.text(service.api().get("/runs/" + run), "state");
  }

  private void remember() {
    clean.put(whole, digests());
    rows.put(whole, service.api().rowCounts(NEXT).get(Counter.SONGPLAYS));
  }

  private Map<String, String> digests() {
    Path copy = folder.resolve("copy");
    try {
      Files.createDirectories(copy);
      return site.digests(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Site.delete(copy);
    }
  }

  private String firstFile() throws IOException {
    try (Stream<Path> files = Files.list(loaded.site().logs(NEXT))) {
      List<Path> sorted = files.sorted().toList();
      return "log_data/" + loaded.site().logs().relativize(sorted.get(0));
    }
  }
}
