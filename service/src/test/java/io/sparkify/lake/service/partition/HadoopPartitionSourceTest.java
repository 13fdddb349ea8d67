package io.sparkify.lake.service.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.SourceFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HadoopPartitionSourceTest {
  private static final Instant OLD = Instant.parse("2018-11-01T00:00:00.123Z");
  private static final Instant NEW = Instant.parse("2018-11-02T00:00:00Z");
  private static final String OLD_VERSION = Long.toString(OLD.toEpochMilli());
  private static final String NEW_VERSION = Long.toString(NEW.toEpochMilli());
  private static final PartitionKey NOVEMBER = PartitionKey.parse("2018-11");

  @TempDir Path folder;

  @BeforeEach
  void rootsAreThere() throws IOException {
    Files.createDirectories(folder.resolve("songs"));
    Files.createDirectories(folder.resolve("logs"));
  }

  @Test
  void emptyRootsHaveNoPartitions() throws SourceUnavailableException {
    assertThat(list().partitions()).isEmpty();
  }

  @Test
  void songsOfAllFoldersAreTheCatalog() throws Exception {
    write("songs/A/B/one.json", "{}", OLD);
    write("songs/two.json", "", NEW);
    write("songs/readme.txt", "{}", NEW);
    write("songs/three.json.gz", "{}", NEW);
    assertThat(list().partitions().get(PartitionKey.SONGS))
        .isEqualTo(
            new SourcePartition(
                List.of(
                    new SourceFile("A/B/one.json", 2, OLD_VERSION),
                    new SourceFile("two.json", 0, NEW_VERSION)),
                NEW));
  }

  @Test
  void filesOfAMonthAreThoseOfItsFolderAndItsSubfolders() throws Exception {
    write("logs/2018/11/events.json", "{}", NEW);
    write("logs/2018/11/day 1/more events+100%.json.gz", "gz", OLD);
    write("logs/2018/11/events.csv", "{}", NEW);
    assertThat(list().partitions().get(NOVEMBER))
        .isEqualTo(
            new SourcePartition(
                List.of(
                    new SourceFile("2018/11/day 1/more events+100%.json.gz", 2, OLD_VERSION),
                    new SourceFile("2018/11/events.json", 2, NEW_VERSION)),
                NEW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logs/2018/11/_events.json",
        "logs/2018/11/.events.json",
        "logs/2018/11/_temporary/events.json",
        "logs/.snapshot/2018/11/events.json",
        "logs/2018/13/events.json",
        "logs/2018/1/events.json",
        "logs/2018/events.json",
        "logs/events.json",
        "logs/0000/01/events.json",
        "logs/copy/2018/11/events.json",
        "songs/_one.json",
        "lake/_lake/strays/2018-11/from-2018-13.parquet",
        "lake/_lake/strays/2018-11/from-2018-10.parquet.tmp",
        "lake/_lake/strays/2018-11/_from-2018-10.parquet"
      })
  void whatIsNotNamedLikeInputIsNotInput(String path) throws Exception {
    write(path, "{}", OLD);
    assertThat(list().partitions()).isEmpty();
  }

  @Test
  void straysBelongToTheirTargetAndDoNotUnsettleIt() throws Exception {
    write("logs/2018/11/events.json", "{}", OLD);
    write("lake/_lake/strays/2018-11/from-2018-10.parquet", "PAR1", NEW);
    SourcePartition november = november();
    assertThat(november)
        .isEqualTo(
            new SourcePartition(
                List.of(
                    new SourceFile("2018/11/events.json", 2, OLD_VERSION),
                    new SourceFile("strays/2018-11/from-2018-10.parquet", 4, NEW_VERSION)),
                OLD));
  }

  @Test
  void monthExistsFromStraysAlone() throws Exception {
    write("lake/_lake/strays/2018-11/from-2018-10.parquet", "PAR1", NEW);
    SourcePartition november = november();
    assertThat(november.newestAt()).isEqualTo(NEW);
    assertThat(november.files())
        .extracting(SourceFile::path)
        .containsExactly("strays/2018-11/from-2018-10.parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"songs", "logs"})
  void missingRootIsSaidByName(String root) throws IOException {
    Files.delete(folder.resolve(root));
    assertThatThrownBy(this::list)
        .isInstanceOfSatisfying(
            SourceUnavailableException.class,
            e -> {
              assertThat(e.failure().code()).isEqualTo("source_missing");
              assertThat(e).hasMessageContaining(folder.resolve(root).toUri().getPath());
            });
  }

  @Test
  void rootThatIsAFileIsMissing() throws IOException {
    Files.delete(folder.resolve("logs"));
    Files.writeString(folder.resolve("logs"), "{}");
    assertThatThrownBy(this::list).isInstanceOf(SourceUnavailableException.class);
  }

  @Test
  void unknownFileSystemIsUnreadable() {
    HadoopPartitionSource source =
        new HadoopPartitionSource(
            new Configuration(), URI.create("nofs://x/songs"), uri("logs"), uri("lake"));
    assertThatThrownBy(source::list)
        .isInstanceOfSatisfying(
            SourceUnavailableException.class,
            e -> assertThat(e.failure().code()).isEqualTo("source_unreadable"));
  }

  @Test
  void flatListingFindsTheSameFiles() throws Exception {
    write("logs/2018/11/day/events.json", "{}", NEW);
    write("logs/_gone/2018/11/events.json", "{}", NEW);
    write("logs/2018/11/.hidden.json", "{}", NEW);
    org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(uri("logs"));
    FileSystem files = root.getFileSystem(new Configuration());
    FolderWalk walk = new FolderWalk(files, files.makeQualified(root));
    List<String> flat = new ArrayList<>();
    walk.flat(found -> flat.add(found.path()));
    List<String> byFolder = new ArrayList<>();
    walk.byFolder(found -> byFolder.add(found.path()));
    assertThat(List.of(flat, byFolder)).containsOnly(List.of("2018/11/day/events.json"));
  }

  private Listing list() throws SourceUnavailableException {
    return new HadoopPartitionSource(new Configuration(), uri("songs"), uri("logs"), uri("lake"))
        .list();
  }

  private SourcePartition november() throws SourceUnavailableException {
    return Objects.requireNonNull(list().partitions().get(NOVEMBER));
  }

  private URI uri(String name) {
    return URI.create("file:" + folder.resolve(name));
  }

  private void write(String path, String text, Instant modifiedAt) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(modifiedAt));
  }
}
