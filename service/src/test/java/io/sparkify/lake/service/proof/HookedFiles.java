package io.sparkify.lake.service.proof;

import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** This machine's files, with something that happens before one is opened. */
final class HookedFiles {
  private static volatile Hook hook = () -> {};

  /** What happens. */
  @FunctionalInterface
  interface Hook {
    void run() throws IOException;
  }

  void before(Hook next) {
    hook = next;
  }

  Configuration configuration() {
    Configuration configuration = new Configuration(new Storage().configuration());
    configuration.setClass("fs.file.impl", HookedFileSystem.class, FileSystem.class);
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    return configuration;
  }

  /** Whoever opens another file meanwhile waits, so that it happens before that, too. */
  private static synchronized void happen() throws IOException {
    hook.run();
  }

  /** Made by Hadoop, by its name. */
  public static final class HookedFileSystem extends RawLocalFileSystem {
    @Override
    public FSDataInputStream open(Path file, int bufferSize) throws IOException {
      happen();
      return super.open(file, bufferSize);
    }
  }
}
