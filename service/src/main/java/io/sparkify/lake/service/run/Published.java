package io.sparkify.lake.service.run;

import java.util.List;

/** What a run published, by path, and what made it. */
public record Published(Made made, List<StoredFile> files) {
  public Published {
    files = List.copyOf(files);
  }
}
