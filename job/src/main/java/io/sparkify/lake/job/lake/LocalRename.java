package io.sparkify.lake.job.lake;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.READ;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** rename(2) on this machine; Hadoop's own rename deletes the target first. */
final class LocalRename implements AtomicRename {
  @Override
  public void rename(org.apache.hadoop.fs.Path staged, org.apache.hadoop.fs.Path target)
      throws IOException {
    Path from = Path.of(staged.toUri().getPath());
    Path to = Path.of(target.toUri().getPath());
    try {
      force(from);
      Files.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      throw new FileNotFoundException(e.getMessage());
    }
    force(Objects.requireNonNull(to.getParent(), "a file in a lake has a folder"));
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      channel.force(true);
    }
  }
}
