package io.sparkify.lake.service.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparkify.lake.job.contract.ParquetContent;
import io.sparkify.lake.job.contract.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The files of the lake, by paths relative to it. An {@link IOException} means that the lake is
 * away, unless it says otherwise.
 */
public final class LakeReader {
  private static final String PARQUET = ".parquet";

  private final String lake;
  private final Configuration configuration;

  /**
   * @param lake its absolute location
   */
  public LakeReader(String lake, Configuration configuration) {
    this.lake = lake;
    this.configuration = configuration;
  }

  /** The length of a file; empty if there is none. */
  Optional<Long> bytes(String path) throws IOException {
    try {
      FileStatus status = files().getFileStatus(path(path));
      return status.isFile() ? Optional.of(status.getLen()) : Optional.empty();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** SHA-256 of a file's bytes; empty if there is none. */
  Optional<String> checksum(String path) throws IOException {
    try (InputStream in = files().open(path(path))) {
      return Optional.of(Sha256.of(in));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The whole text of a small file; empty if there is none. */
  Optional<String> text(String path) throws IOException {
    try (InputStream in = files().open(path(path))) {
      return Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The rows of a file as its footer says; a damaged one is an {@link IOException} too. */
  long rows(String path) throws IOException {
    return ParquetContent.rows(path(path), configuration);
  }

  /** All of a file; a damaged one is an {@link IOException} too. */
  ParquetContent content(String path) throws IOException {
    return ParquetContent.read(path(path), configuration);
  }

  /** The parquet files anywhere below a folder. */
  List<String> parquetBelow(String folder) throws IOException {
    return parquet(folder, true);
  }

  /** The parquet files directly in a folder. */
  List<String> parquetIn(String folder) throws IOException {
    return parquet(folder, false);
  }

  private List<String> parquet(String folder, boolean below) throws IOException {
    List<String> found = new ArrayList<>();
    try {
      RemoteIterator<? extends FileStatus> listing =
          below ? files().listFiles(path(folder), true) : files().listStatusIterator(path(folder));
      while (listing.hasNext()) {
        FileStatus status = listing.next();
        String path = status.getPath().toUri().getPath();
        if (status.isFile() && path.endsWith(PARQUET)) {
          found.add(path.substring(path("").toUri().getPath().length() + 1));
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return List.copyOf(found);
  }

  private FileSystem files() throws IOException {
    return path("").getFileSystem(configuration);
  }

  private Path path(String path) {
    return path.isEmpty() ? new Path(lake) : new Path(lake + "/" + path);
  }
}
