package io.sparkify.lake.service.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.insight.Counted;
import io.sparkify.lake.service.run.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RetentionTest {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final String NOVEMBER = "2018-11";

  private final Lake lake;

  RetentionTest(TestDatabase database) {
    lake = new Lake(database);
    lake.put("songs", "1");
  }

  @Test
  void oldRunsGoWithAllThatBelongsToThemAndTheNewestOfThePartitionStay() {
    lake.insights = task -> task.partition().isCatalog() ? null : Counted.plays(1);
    List<RunId> runs = load(NOVEMBER, 5);
    lake.clock.advance(YEAR);
    retention(YEAR, 2).forget();

    assertThat(runs.stream().map(lake.history::find).map(found -> found.isPresent()))
        .containsExactly(false, false, false, true, true);
    assertThat(count("select count(*) from run_insight")).isEqualTo(2);
    for (String table :
        List.of("attempt", "row_count", "check_result", "published_file", "state_change")) {
      assertThat(count("select count(distinct run_id) from " + table)).as(table).isEqualTo(3);
    }
    // The first load took catalog and month together, and the catalog's run stays.
    assertThat(count("select count(*) from application")).isEqualTo(3);
  }

  @Test
  void runsThatAreYoungEnoughStay() {
    load(NOVEMBER, 5);
    lake.clock.advance(YEAR.minusHours(1));
    retention(YEAR, 1).forget();
    assertThat(count("select count(*) from run")).isEqualTo(6);
  }

  @Test
  void runThatTheLedgerNamesStaysHoweverManyFailedSince() {
    RunId loaded = load(NOVEMBER, 1).get(0);
    for (int i = 2; i < 6; i++) {
      lake.put(NOVEMBER, "bad" + i);
      lake.tick();
      lake.reject();
      lake.clock.advance(MONTH);
    }
    lake.clock.advance(YEAR);
    retention(YEAR, 1).forget();

    assertThat(lake.history.find(loaded)).isPresent();
    assertThat(lake.ledger.partitions()).allMatch(partition -> partition.loaded() != null);
  }

  @Test
  void runWhoseStagedDataMayStillBeThereStays() {
    load(NOVEMBER, 1);
    lake.put(NOVEMBER, "bad");
    lake.tick();
    lake.reject();
    RunId held = lake.run(NOVEMBER).run().id();
    lake.put(NOVEMBER, "good");
    lake.tick();
    lake.succeed();
    load(NOVEMBER, 2);
    lake.jdbi.useHandle(handle -> handle.execute("update held_load set dropped_at = null"));
    lake.clock.advance(YEAR);
    retention(YEAR, 1).forget();
    assertThat(lake.history.find(held)).isPresent();

    lake.tick();
    lake.clock.advance(YEAR);
    retention(YEAR, 1).forget();
    assertThat(lake.history.find(held)).isEmpty();
  }

  @Test
  void backfillGoesWhenNoneOfItsRunsIsLeft() {
    List<RunId> runs = load(NOVEMBER, 3);
    backfill(runs.get(0));
    UUID ofKept = backfill(runs.get(2));
    lake.clock.advance(YEAR.plusDays(1));
    retention(YEAR, 1).forget();
    assertThat(count("select count(*) from backfill_skip")).isEqualTo(1);
    List<UUID> left =
        lake.jdbi.withHandle(
            handle -> handle.createQuery("select id from backfill").mapTo(UUID.class).list());
    assertThat(left).containsExactly(ofKept);
  }

  @Test
  void runThatIsNotFinalStays() {
    load(NOVEMBER, 1);
    lake.put(NOVEMBER, "later");
    lake.tick();
    RunId running = lake.run(NOVEMBER).run().id();
    lake.clock.advance(YEAR.multipliedBy(2));
    retention(YEAR, 1).forget();
    assertThat(lake.history.find(running)).isPresent();
  }

  @Test
  void movesGoBeforeTheirRunsAndThoseOfTheNewestRunStay() {
    List<RunId> runs = load(NOVEMBER, 3);
    lake.clock.advance(MONTH);
    retention(YEAR, 1, MONTH).forget();

    assertThat(lake.history.stateChanges(runs.get(0))).isEmpty();
    assertThat(lake.history.stateChanges(runs.get(1))).isEmpty();
    assertThat(lake.history.stateChanges(runs.get(2))).hasSize(4);
    assertThat(runs.stream().map(lake.history::find)).allMatch(found -> found.isPresent());
  }

  @Test
  void rowsOfTheAuditLogGoWhenTheyAreOld() {
    for (int i = 0; i < 1203; i++) {
      audited(lake.clock.instant());
    }
    lake.clock.advance(MONTH);
    audited(lake.clock.instant());
    OldAudit old = new OldAudit(new RetentionStore(lake.jdbi), MONTH, lake.clock);
    assertThat(old.forget()).isZero();
    lake.clock.advance(Duration.ofSeconds(1));
    assertThat(old.forget()).isEqualTo(1203);
    assertThat(count("select count(*) from audit")).isEqualTo(1);
  }

  private void audited(Instant at) {
    lake.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into audit (asked_at, who, remote_address, action, http_method, route,
                  parameters, status)
                values (?, 'me', 'here', 'runs.create', 'POST', '/runs', '', 201)
                """,
                at));
  }

  @Test
  void moreThanATransactionHoldsGoesInATick() {
    load(NOVEMBER, 2);
    lake.jdbi.useHandle(
        handle -> {
          for (int i = 0; i < 1203; i++) {
            handle.execute(
                """
                insert into run (id, partition_key, state, run_trigger, requested_by, reason,
                  forced, fingerprint, files, bytes, created_at, ended_at)
                select ?, partition_key, 'FAILED', run_trigger, requested_by, reason, forced,
                  fingerprint, files, bytes, created_at, ended_at
                from run where partition_key = '2018-11' order by created_at limit 1
                """,
                UUID.randomUUID());
          }
        });
    lake.clock.advance(YEAR);
    retention(YEAR, 1).forget();
    assertThat(count("select count(*) from run")).isEqualTo(2);
  }

  @Test
  void logsGoWithTheirTimeUnlessTheApplicationIsActive(@TempDir Path folder) throws IOException {
    lake.put(NOVEMBER, "1");
    lake.tick();
    String active =
        lake.history.latestAttempt(lake.run(NOVEMBER).run().id()).orElseThrow().tag() + ".log";
    log(folder, active, MONTH);
    log(folder, UUID.randomUUID() + ".log", MONTH.plusSeconds(1));
    log(folder, "young.log", MONTH.minusMinutes(5));
    log(folder, "other.txt", YEAR);

    OldLogs logs = new OldLogs(new RetentionStore(lake.jdbi), folder, MONTH, lake.clock);
    lake.clock.advance(Duration.ofMinutes(1));
    assertThat(logs.remove()).isEqualTo(1);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder(active, "young.log", "other.txt");
  }

  private void log(Path folder, String name, Duration age) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "a line");
    Files.setLastModifiedTime(file, FileTime.from(lake.clock.instant().minus(age)));
  }

  /** Loads the month as often, each time from other files. */
  private List<RunId> load(String month, int times) {
    List<RunId> runs = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      lake.put(month, "version " + lake.clock.instant());
      lake.tick();
      lake.succeed();
      runs.add(lake.run(month).run().id());
    }
    return runs;
  }

  /** One with this run, and with a month that it left out. */
  private UUID backfill(RunId run) {
    UUID id = UUID.randomUUID();
    lake.jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              insert into backfill (id, from_month, to_month, selection, reason, requested_by,
                state, created_at, changed_at)
              values (?, '2018-01', '2018-12', 'DUE', 'why not', 'me', 'ACTIVE', ?, ?)
              """,
              id,
              lake.clock.instant(),
              lake.clock.instant());
          handle.execute("insert into backfill_skip values (?, '2018-01', 'not due')", id);
          handle.execute("update run set backfill_id = ? where id = ?", id, run.value());
        });
    return id;
  }

  private Retention retention(Duration runs, int keep) {
    return retention(runs, keep, YEAR.multipliedBy(10));
  }

  private Retention retention(Duration runs, int keep, Duration events) {
    return new Retention(new RetentionStore(lake.jdbi), runs, events, keep, lake.clock);
  }

  private int count(String sql) {
    return lake.jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }
}
