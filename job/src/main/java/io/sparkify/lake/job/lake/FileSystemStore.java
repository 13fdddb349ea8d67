package io.sparkify.lake.job.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file system with folders and a rename that replaces. */
final class FileSystemStore implements LakeStore {
  private final FileSystem files;
  private final AtomicRename rename;

  FileSystemStore(FileSystem files, AtomicRename rename) {
    this.files = files;
    this.rename = rename;
  }

  @Override
  public void replace(Path staged, Path target) throws IOException {
    rename.rename(staged, target);
  }

  @Override
  public void write(Path target, byte[] content) throws IOException {
    createFolder(target.getParent());
    Path draft = new Path(target.getParent(), "." + target.getName() + ".tmp");
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

  /** What was not finished lies in the staging folder, as all that is written. */
  @Override
  public void abandonUnfinished(Path folder) {}
}
