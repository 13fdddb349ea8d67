package io.sparkify.lake.job.contract;

import java.io.IOException;

/** A file could be read, and is not what it should be: reading it again does not help. */
public final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
