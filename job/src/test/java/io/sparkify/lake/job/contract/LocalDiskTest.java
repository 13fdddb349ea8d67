package io.sparkify.lake.job.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest {
  @TempDir java.nio.file.Path folder;

  @Test
  void permissionsAreThoseThatAreAskedFor() throws Exception {
    try (FileSystem disk = opened(new LocalDisk())) {
      disk.create(path("private"), new FsPermission("600"), true, 4096, (short) 1, 1024, null)
          .close();
      disk.mkdirs(path("shared"), new FsPermission("755"));
      disk.setPermission(path("shared"), new FsPermission("775"));
    }
    assertThat(mode("private")).isEqualTo("rw-------");
    assertThat(mode("shared")).isEqualTo("rwxrwxr-x");
  }

  @Test
  void stickyBitIsSetToo() throws Exception {
    try (FileSystem disk = opened(new LocalDisk())) {
      disk.mkdirs(path("common"));
      disk.setPermission(path("common"), new FsPermission("1777"));
    }
    int mode = (int) Files.getAttribute(folder.resolve("common"), "unix:mode");
    assertThat(Integer.toOctalString(mode)).endsWith("1777");
  }

  @Test
  void fileThatIsNotThereIsNamed() throws Exception {
    try (FileSystem disk = opened(new LocalDisk())) {
      assertThatExceptionOfType(FileNotFoundException.class)
          .isThrownBy(() -> disk.setPermission(path("none"), new FsPermission("600")))
          .withMessageContaining("none");
    }
  }

  @Test
  void newFilesAndFoldersStartNoProcess() throws Exception {
    assertThat(processesOf(new LocalDisk())).isZero();
    assertThat(processesOf(new RawLocalFileSystem())).as("Hadoop's own").isPositive();
  }

  private long processesOf(FileSystem files) throws Exception {
    java.nio.file.Path events = folder.resolve(UUID.randomUUID() + ".jfr");
    try (FileSystem disk = opened(files);
        Recording recording = new Recording()) {
      recording.enable("jdk.ProcessStart");
      recording.start();
      disk.create(path("new/file"), true).close();
      recording.stop();
      recording.dump(events);
      disk.delete(path("new"), true);
    }
    return RecordingFile.readAllEvents(events).stream()
        .filter(event -> event.getEventType().getName().equals("jdk.ProcessStart"))
        .count();
  }

  private static FileSystem opened(FileSystem files) throws IOException {
    files.initialize(URI.create("file:///"), new Configuration());
    return files;
  }

  private Path path(String name) {
    return new Path(folder.resolve(name).toUri());
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}
