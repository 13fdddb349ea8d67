package io.sparkify.lake.job.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.job.source.SourceReadException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReadAheadTest {
  private static final int MANY = 3 * ReadAhead.FILES;
  private static final int BIG = 2 * 1024 * 1024;

  @TempDir Path folder;

  @BeforeEach
  void open() {
    SlowFileSystem.OPENED.set(0);
    SlowFileSystem.gate = new CountDownLatch(0);
  }

  @Test
  void manySmallRemoteFilesAreWaitedForAtTheSameTime() throws IOException {
    SlowFileSystem.gate = new CountDownLatch(1);
    try (ReadAhead files = remote(small(MANY))) {
      assertThat(files.hasNext()).isTrue();
      awaitOpened(ReadAhead.FILES);

      SlowFileSystem.gate.countDown();
      assertThat(texts(files)).hasSize(MANY).startsWith("line 0", "line 1", "line 2");
    }
    assertThat(SlowFileSystem.OPENED).hasValue(MANY);
  }

  @Test
  void noMoreThanTheBoundIsHeld() throws IOException {
    try (ReadAhead files = remote(small(MANY))) {
      assertThat(files.hasNext()).isTrue();
      awaitOpened(ReadAhead.FILES);
    }
    assertThat(SlowFileSystem.OPENED).hasValueLessThanOrEqualTo(ReadAhead.FILES);
  }

  @Test
  void bigFilesAreReadWhenTheirTurnComes() throws IOException {
    List<SourceFile> files = new ArrayList<>(small(1));
    files.add(write("9-big.json", "x".repeat(BIG) + "\n"));
    try (ReadAhead ahead = remote(files)) {
      assertThat(ahead.hasNext()).isTrue();
      ahead.next().close();
      assertThat(SlowFileSystem.OPENED).hasValue(1);
      assertThat(texts(ahead)).containsExactly("x".repeat(BIG));
    }
  }

  @Test
  void faultsAreTheSameAsWithoutReadingAhead() throws IOException {
    SourceFile sound = write("0.json", "a\n");
    SourceFile gone = new SourceFile("1.json", 2, "1");
    assertFault(Fault.MISSING, sound, gone);
    SourceFile grown = new SourceFile(write("2.json", "abc\n").path(), 2, "1");
    assertFault(Fault.CHANGED, sound, grown);
    SourceFile shrunk = new SourceFile(write("3.json", "a\n").path(), 9, "1");
    assertFault(Fault.CHANGED, sound, shrunk);
    assertFault(Fault.UNREADABLE, sound, write("4.json.gz", "not packed"));
  }

  @Test
  void closingStopsWhatIsOnItsWay() throws IOException {
    SlowFileSystem.gate = new CountDownLatch(1);
    try (ReadAhead files = remote(small(MANY))) {
      assertThat(files.hasNext()).isTrue();
    }
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("read-ahead"))
        .forEach(ReadAheadTest::join);
    assertThat(SlowFileSystem.OPENED).hasValueLessThanOrEqualTo(ReadAhead.FILES);
  }

  @Test
  void localFilesAreReadOneAfterTheOther() throws IOException {
    List<SourceFile> files = small(3);
    try (ReadAhead ahead =
        new ReadAhead(
            files, new SourceOpening(folder.toUri().toString(), new Configuration(false)))) {
      assertThat(texts(ahead)).containsExactly("line 0", "line 1", "line 2");
    }
  }

  private void assertFault(Fault fault, SourceFile... files) {
    try (ReadAhead ahead = remote(List.of(files))) {
      assertThatThrownBy(() -> texts(ahead))
          .satisfies(thrown -> assertThat(faultOf(thrown)).isEqualTo(fault));
    }
  }

  private static Fault faultOf(Throwable thrown) {
    Throwable read = thrown instanceof SourceReadException ? thrown : thrown.getCause();
    return ((SourceReadException) Objects.requireNonNull(read)).fault();
  }

  private ReadAhead remote(List<SourceFile> files) {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.slow.impl", SlowFileSystem.class.getName());
    configuration.setBoolean("fs.slow.impl.disable.cache", true);
    return new ReadAhead(files, new SourceOpening("slow://" + folder, configuration));
  }

  private List<SourceFile> small(int count) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(write("%03d.json".formatted(i), "line %d\n".formatted(i)));
    }
    return files;
  }

  private SourceFile write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return new SourceFile(name, text.length(), "1");
  }

  private static List<String> texts(ReadAhead files) throws IOException {
    List<String> texts = new ArrayList<>();
    while (files.hasNext()) {
      try (LineFile lines = files.next()) {
        for (Line line = lines.next(); line != null; line = lines.next()) {
          texts.add(new String(line.bytes(), UTF_8));
        }
      }
    }
    return texts;
  }

  private static void awaitOpened(int count) {
    while (SlowFileSystem.OPENED.get() < count) {
      Thread.onSpinWait();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
