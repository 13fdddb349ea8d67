package io.sparkify.lake.service.backup;

/** Says why a copy was not brought back, and what to do. Nothing was changed. */
public final class RestoreFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  RestoreFailedException(String words) {
    super(words);
  }

  RestoreFailedException(String words, Throwable cause) {
    super(words, cause);
  }
}
