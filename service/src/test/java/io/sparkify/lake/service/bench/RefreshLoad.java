package io.sparkify.lake.service.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Ours again, when the catalog has one file more: from the request until the new catalog is
 * published. The file is a copy of another one, so that the truth stays as it is.
 */
record RefreshLoad(ServiceLoad first, Copy copy) implements Contestant {
  static final String NAME = "ours, one more song file: the catalog again";

  /** Its name among the songs. */
  static final String FILE = "copy-of-another.json";

  private static final String CATALOG = "songs";

  /** The file that comes later. */
  interface Copy {
    void put() throws IOException;

    /** Nothing happens if it is not there. */
    void remove() throws IOException;

    /** In the folder of the songs, which stay for the next benchmark. */
    static Copy local(Input input) {
      Path file = input.songs().resolve(FILE);
      return new Copy() {
        @Override
        public void put() throws IOException {
          Files.write(file, content(input));
        }

        @Override
        public void remove() throws IOException {
          Files.deleteIfExists(file);
        }
      };
    }
  }

  /** A song that is there already. */
  static byte[] content(Input input) throws IOException {
    return Files.readAllBytes(
        input.files().stream()
            .filter(file -> file.startsWith(input.songs()) && !file.endsWith(FILE))
            .findFirst()
            .orElseThrow());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double run(Path folder) throws IOException {
    copy.remove(); // one that an ended benchmark left
    first.run(folder);
    copy.put();
    try {
      return first.again(folder, CATALOG);
    } finally {
      copy.remove();
    }
  }

  @Override
  public List<String> differences(Path folder) throws SQLException {
    return first.differences(folder);
  }
}
