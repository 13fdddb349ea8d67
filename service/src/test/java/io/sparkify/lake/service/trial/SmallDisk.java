package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of its own whose size can be changed while it is used. */
record SmallDisk(Path folder) implements AutoCloseable {
  private static final long AMPLE = 64L << 20;

  /** Mounts it; a machine that does not permit this skips the trial. */
  static SmallDisk mount(Path folder) {
    Need.that(
        runs("mount", "-t", "tmpfs", "-o", "size=" + AMPLE, "tmpfs", folder.toString()),
        "a full disk needs the right to mount a tmpfs (root, or CAP_SYS_ADMIN)");
    return new SmallDisk(folder);
  }

  void leave(long bytes) {
    try {
      FileStore store = Files.getFileStore(folder);
      resize(store.getTotalSpace() - store.getUnallocatedSpace() + bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void leaveAmple() {
    resize(AMPLE);
  }

  private void resize(long bytes) {
    assertThat(runs("mount", "-o", "remount,size=" + bytes, folder.toString())).isTrue();
  }

  @Override
  public void close() {
    assertThat(runs("umount", folder.toString())).isTrue();
  }

  private static boolean runs(String... command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
