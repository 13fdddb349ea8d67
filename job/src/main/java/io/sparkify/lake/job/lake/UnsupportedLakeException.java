package io.sparkify.lake.job.lake;

import java.io.IOException;

/** The lake lies where no file can be replaced in one step, so nothing may be published there. */
public final class UnsupportedLakeException extends IOException {
  private static final long serialVersionUID = 1L;

  UnsupportedLakeException(String root, String scheme) {
    super(
        "Cannot publish to %s: a file on '%s' cannot be replaced in one step"
            .formatted(root, scheme));
  }
}
