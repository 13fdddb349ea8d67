package io.sparkify.lake.service.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.service.db.DatabaseUrl;
import io.sparkify.lake.service.db.H2File;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.run.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a running database, really brought back. */
class RestoreTest {
  private static final Duration DAY = Duration.ofDays(1);
  @TempDir Path folder;
  private DatabaseUrl url;
  private final MutableClock clock = new MutableClock(Lake.START);

  @BeforeEach
  void setUp() {
    url = H2File.url(folder.resolve("db"));
  }

  @Test
  void whatWasLoadedWhenTheCopyWasMadeIsThereAgainAndTheOldFileIsKept() throws Exception {
    Path copy;
    try (H2File database = H2File.open(url)) {
      Lake lake = load(database, "2018-10");
      copy = backups(database, 3).backUpIfDue().orElseThrow();
      lake.put("2018-11", "1");
      lake.tick();
    }
    Restore.Restored restored = restore().restore(copy, true);

    assertThat(loaded()).containsExactly("2018-10");
    assertThat(restored.database()).isEqualTo(url.file().orElseThrow());
    assertThat(restored.before()).get().asString().endsWith(".before-20181201T060000Z");
    assertThat(restored.before().map(Files::exists)).contains(true);
    assertThat(files(folder.resolve("db"))).noneMatch(name -> name.contains("restoring"));
  }

  @Test
  void databaseThatIsThereIsNotReplacedWithoutForce() throws Exception {
    Path copy = loadAndCopy();
    assertThatThrownBy(() -> restore().restore(copy, false))
        .isInstanceOf(RestoreFailedException.class)
        .hasMessageContaining("--force");
    assertThat(loaded()).containsExactly("2018-10");
  }

  @Test
  void nothingIsRestoredUnderARunningService() throws Exception {
    Path copy = loadAndCopy();
    Path file = url.file().orElseThrow();
    Process other = holder(file);
    try {
      assertThatThrownBy(() -> restore().restore(copy, true))
          .isInstanceOf(RestoreFailedException.class)
          .hasMessageContaining("A service runs on " + file);
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(restore().restore(copy, true).before()).isPresent();
  }

  @Test
  void databaseThatWasLostIsThereAgain() throws Exception {
    Path copy = loadAndCopy();
    Files.delete(url.file().orElseThrow());

    assertThat(restore().restore(copy, false).before()).isEqualTo(Optional.empty());
    assertThat(loaded()).containsExactly("2018-10");
  }

  @Test
  void fileThatIsNoCopyLeavesTheDatabaseAlone() throws Exception {
    Path copy = loadAndCopy();
    Path nonsense = Files.writeString(folder.resolve("nonsense.zip"), "nonsense");
    Path cut = folder.resolve("cut.zip");
    byte[] whole = Files.readAllBytes(copy);
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    for (Path wrong : List.of(nonsense, cut, folder.resolve("missing.zip"))) {
      assertThatThrownBy(() -> restore().restore(wrong, true))
          .isInstanceOf(RestoreFailedException.class)
          .hasMessageContaining(wrong.getFileName().toString());
    }
    assertThat(loaded()).containsExactly("2018-10");
    assertThat(files(folder.resolve("db")))
        .contains("lake.mv.db")
        .noneMatch(name -> name.contains("restoring") || name.contains("before"));
  }

  @Test
  void postgresIsLeftToItsOwnTools() {
    Restore restore =
        new Restore(new DatabaseUrl("jdbc:postgresql://host/lake"), copy -> {}, clock);
    assertThatThrownBy(() -> restore.restore(folder.resolve("any.zip"), true))
        .hasMessageContaining("pg_restore");
  }

  @Test
  void copyIsMadeWhenTheNewestIsTooOldAndTheOldestAreRemoved() throws Exception {
    try (H2File database = H2File.open(url)) {
      Backups backups = backups(database, 2);
      assertThat(backups.backUpIfDue()).isPresent();
      assertThat(backups.backUpIfDue()).isEmpty();
      clock.advance(DAY.minusSeconds(1));
      assertThat(backups(database, 2).backUpIfDue()).as("after a restart").isEmpty();
      for (int i = 0; i < 3; i++) {
        clock.advance(DAY);
        assertThat(backups.backUpIfDue()).isPresent();
      }
      assertThat(files(folder.resolve("db/backup")))
          .containsExactlyInAnyOrder("lake-20181205T055959Z.zip", "lake-20181204T055959Z.zip");
    }
  }

  @Test
  void copyThatWasCutOffIsNoCopyAndIsRemoved() throws Exception {
    Path part = folder.resolve("db/backup/lake-20181130T000000Z.part");
    Files.createDirectories(folder.resolve("db/backup"));
    Files.writeString(part, "half");
    try (H2File database = H2File.open(url)) {
      backups(database, 2).backUpIfDue();
    }
    assertThat(files(folder.resolve("db/backup"))).containsExactly("lake-20181201T060000Z.zip");
  }

  @Test
  void copyMadeWhileOthersWriteIsConsistent() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    var writers = Executors.newSingleThreadExecutor();
    Path copy;
    try (H2File database = H2File.open(url)) {
      Lake lake = load(database, "2018-10");
      var writing =
          writers.submit(
              () -> {
                for (int month = 0; !done.get(); month++) {
                  lake.put("%04d-01".formatted(1000 + month), "1");
                  lake.tick();
                  lake.succeed();
                }
              });
      copy = backups(database, 2).backUpIfDue().orElseThrow();
      done.set(true);
      writing.get(1, TimeUnit.MINUTES);
    } finally {
      writers.shutdownNow();
    }
    restore().restore(copy, true);
    assertThat(loaded()).contains("2018-10");
  }

  private Path loadAndCopy() {
    try (H2File database = H2File.open(url)) {
      load(database, "2018-10");
      return backups(database, 3).backUpIfDue().orElseThrow();
    }
  }

  private static Lake load(H2File database, String month) {
    Lake lake = new Lake(database.jdbi());
    lake.put("songs", "1");
    lake.put(month, "1");
    lake.tick();
    lake.succeed();
    return lake;
  }

  private List<String> loaded() {
    try (H2File database = H2File.open(url)) {
      return new Lake(database.jdbi())
          .ledger.partitions().stream()
              .filter(partition -> partition.loaded() != null)
              .map(Partition::key)
              .filter(key -> !key.isCatalog() && key.toString().startsWith("2018"))
              .map(Object::toString)
              .toList();
    }
  }

  private Backups backups(H2File database, int keep) {
    return new Backups(database.jdbi(), folder.resolve("db/backup"), DAY, keep, clock);
  }

  private Restore restore() {
    return new Restore(url, copy -> H2File.open(copy).close(), clock);
  }

  /** Another process that has the database open. */
  private static Process holder(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString().replace(".mv.db", ""))
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("open");
    return process;
  }

  /** What that process does. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      Connection connection = DriverManager.getConnection("jdbc:h2:file:" + arguments[0], "", "");
      System.out.println("open");
      System.out.flush();
      new CountDownLatch(1).await();
      connection.close();
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
