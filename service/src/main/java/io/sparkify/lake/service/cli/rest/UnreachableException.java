package io.sparkify.lake.service.cli.rest;

/** No service answered, or not in time; it may answer later. */
public final class UnreachableException extends CommandFailedException {
  private static final long serialVersionUID = 1L;

  UnreachableException(String words, Throwable cause) {
    super(words, cause);
  }
}
