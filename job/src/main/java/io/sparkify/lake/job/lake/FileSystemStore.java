package io.sparkify.lake.job.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file system with folders and a rename that replaces. */
final class FileSystemStore implements LakeStore {
  private final FileSystem files;
  private final AtomicRename rename;
  private final Path drafts;

  /**
   * @param drafts the folder for files that are being written
   */
  FileSystemStore(FileSystem files, AtomicRename rename, Path drafts) {
    this.files = files;
    this.rename = rename;
    this.drafts = drafts;
  }

  @Override
  public void replace(Path staged, Path target) throws IOException {
    rename.rename(staged, target);
  }

  @Override
  public void write(Path target, byte[] content) throws IOException {
    createFolder(target.getParent());
    Path draft = new Path(drafts, target.getName() + "." + UUID.randomUUID());
    try (OutputStream out = files.create(draft, true)) {
      out.write(content);
    }
    replace(draft, target);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    files.mkdirs(folder);
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public List<Path> filesBelow(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try {
      // Not listFiles: it asks for permissions, and so forks an ls a file on local disks.
      for (FileStatus child : files.listStatus(folder)) {
        if (child.isFile()) {
          found.add(child.getPath());
        } else {
          found.addAll(filesBelow(child.getPath()));
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return List.copyOf(found);
  }

  @Override
  public void abandonUnfinished(Path folder) throws IOException {
    files.delete(drafts, true);
  }
}
