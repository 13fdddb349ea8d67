package io.sparkify.lake.job.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.ParquetColumns;
import io.sparkify.lake.job.contract.ParquetContent;
import io.sparkify.lake.job.contract.ParquetFooter;
import io.sparkify.lake.job.lake.Publication.Move;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The files of one lake, by paths relative to it. */
public final class LakeFiles {
  private static final Set<String> RENAME_IS_ATOMIC = Set.of("hdfs", "webhdfs", "viewfs", "ofs");

  private final String root;
  private final Configuration configuration;
  private final FileSystem fileSystem;
  private final LakeStore store;
  private final StagedTally staged = new StagedTally();

  private LakeFiles(
      String root, Configuration configuration, FileSystem fileSystem, LakeStore store) {
    this.root = root;
    this.configuration = configuration;
    this.fileSystem = fileSystem;
    this.store = store;
  }

  /**
   * The lake at this URI.
   *
   * @throws UnsupportedLakeException if its file system has no way to replace a file in one step
   */
  public static LakeFiles open(String root, Configuration configuration) throws IOException {
    FileSystem fileSystem = new Path(root).getFileSystem(configuration);
    String scheme = fileSystem.getScheme();
    if (scheme.equals("file")) {
      return open(root, configuration, new LocalRename());
    }
    if (RENAME_IS_ATOMIC.contains(scheme)) {
      return open(root, configuration, new HdfsRename(configuration));
    }
    if (scheme.equals("s3a")) {
      return new LakeFiles(root, configuration, fileSystem, new S3Store(fileSystem));
    }
    throw new UnsupportedLakeException(root, scheme);
  }

  static LakeFiles open(String root, Configuration configuration, AtomicRename rename)
      throws IOException {
    FileSystem fileSystem = new Path(root).getFileSystem(configuration);
    // A .crc file beside a file that is replaced makes the new one unreadable; parquet has
    // checksums of its own.
    fileSystem.setWriteChecksum(false);
    fileSystem.setVerifyChecksum(false);
    Path drafts = new Path(root, LakePaths.DRAFTS);
    return new LakeFiles(
        root, configuration, fileSystem, new FileSystemStore(fileSystem, rename, drafts));
  }

  public String uri(String path) {
    return root + "/" + path;
  }

  Path path(String path) {
    return new Path(uri(path));
  }

  public boolean exists(String path) throws IOException {
    return fileSystem.exists(path(path));
  }

  public long bytes(String path) throws IOException {
    return fileSystem.getFileStatus(path(path)).getLen();
  }

  public InputStream read(String path) throws IOException {
    return fileSystem.open(path(path));
  }

  /** All of a parquet file. */
  public ParquetContent parquet(String path) throws IOException {
    ParquetContent content = ParquetContent.read(path(path), configuration);
    staged.handled(path);
    return content;
  }

  /** The rows of a parquet file, as its footer says. */
  public long rows(String path) throws IOException {
    return ParquetContent.rows(path(path), configuration);
  }

  /** The rows of a parquet file in which this column is not null, as its footer says. */
  public long present(String path, String column) throws IOException {
    return ParquetContent.present(path(path), configuration, column);
  }

  /** What the footer of a parquet file says. */
  public ParquetFooter footer(String path) throws IOException {
    return ParquetFooter.read(path(path), configuration);
  }

  /** Some columns of a parquet file; those that it does not have are null. */
  public ParquetColumns columns(String path, String... names) throws IOException {
    staged.handled(path);
    return ParquetColumns.open(path(path), configuration, List.of(names));
  }

  /** The whole text of a small file; empty if it is not there. */
  public Optional<String> text(String path) throws IOException {
    try (InputStream in = read(path)) {
      return Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Writes a small file in one step: readers find the old text or the new one. */
  public void writeText(String path, String text) throws IOException {
    store.write(path(path), text.getBytes(UTF_8));
  }

  /** Puts a file into the place of another in one step. */
  public void replace(String staged, String target) throws IOException {
    createFolderOf(target);
    store.replace(path(staged), path(target));
  }

  /** Puts each of these into its place, several at a time where that helps. */
  void replaceAll(List<Move> moves) throws IOException {
    AtOnce.run(
        store.parallelism(),
        moves,
        move -> {
          store.replace(path(move.staged()), path(move.target()));
          staged.handled(move.staged());
        });
  }

  /**
   * How many files below this staging folder were read as parquet, row by row, or brought to their
   * places so far; a file counts each time.
   */
  public long handledOf(String stagingFolder) {
    return staged.of(stagingFolder);
  }

  void createFolderOf(String file) throws IOException {
    store.createFolder(path(file).getParent());
  }

  /** Gives up what was begun to be written to this lake and never finished. */
  public void abandonUnfinished() throws IOException {
    store.abandonUnfinished(new Path(root));
  }

  public void delete(String path) throws IOException {
    fileSystem.delete(path(path), true);
  }

  /**
   * The files directly in a folder, by name; none if there is no such folder. Hidden ones are left
   * out.
   */
  public List<FileStatus> files(String folder) throws IOException {
    return children(folder).stream().filter(FileStatus::isFile).toList();
  }

  /**
   * The names of what lies directly in a folder, files and folders; none if there is no such
   * folder.
   */
  public List<String> names(String folder) throws IOException {
    return children(folder).stream().map(status -> status.getPath().getName()).toList();
  }

  /** The files anywhere below a folder, by path; none if there is no such folder. */
  public List<String> below(String folder) throws IOException {
    String prefix = new Path(root).toUri().getPath().replaceFirst("/*$", "/");
    return store.filesBelow(path(folder)).stream()
        .map(file -> file.toUri().getPath().substring(prefix.length()))
        .sorted()
        .toList();
  }

  private List<FileStatus> children(String folder) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    try {
      RemoteIterator<FileStatus> listing = fileSystem.listStatusIterator(path(folder));
      while (listing.hasNext()) {
        FileStatus status = listing.next();
        if (!status.getPath().getName().startsWith(".")) {
          found.add(status);
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    found.sort(Comparator.comparing(FileStatus::getPath));
    return List.copyOf(found);
  }
}
