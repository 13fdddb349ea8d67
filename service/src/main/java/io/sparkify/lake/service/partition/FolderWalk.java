package io.sparkify.lake.service.partition;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Finds every file below a folder, but for what is hidden, and gives each on at once: what a file
 * system says of a file is several times as large as what is kept of it.
 *
 * @param folder qualified
 */
record FolderWalk(FileSystem files, Path folder) {
  /** A file, and its path below the folder, with {@code /}. */
  record Found(String path, FileStatus status) {}

  /** Folder by folder: right where folders exist. */
  void byFolder(Consumer<Found> taker) throws IOException {
    Deque<Path> folders = new ArrayDeque<>(List.of(folder));
    while (!folders.isEmpty()) {
      // Not listFiles(recursive): it asks for permissions, and so forks an ls a file on local disks
      RemoteIterator<FileStatus> children = files.listStatusIterator(folders.pop());
      while (children.hasNext()) {
        FileStatus child = children.next();
        if (InputNames.hidden(child.getPath().getName())) {
          continue;
        }
        if (child.isDirectory()) {
          folders.push(child.getPath());
        } else {
          taker.accept(new Found(below(child.getPath()), child));
        }
      }
    }
  }

  /** In one flat listing: on an object store a request a thousand files, not one a folder. */
  void flat(Consumer<Found> taker) throws IOException {
    RemoteIterator<? extends FileStatus> all = files.listFiles(folder, true);
    while (all.hasNext()) {
      FileStatus file = all.next();
      String path = below(file.getPath());
      if (List.of(path.split("/")).stream().noneMatch(InputNames::hidden)) {
        taker.accept(new Found(path, file));
      }
    }
  }

  private String below(Path file) {
    String root = folder.toUri().getPath();
    String path = file.toUri().getPath();
    return path.substring(root.endsWith("/") ? root.length() : root.length() + 1);
  }
}
