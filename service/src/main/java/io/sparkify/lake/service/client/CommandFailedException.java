package io.sparkify.lake.service.client;

/** A command could not do what was asked, in words for an operator. */
final class CommandFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  CommandFailedException(String words) {
    super(words);
  }

  CommandFailedException(String words, Throwable cause) {
    super(words, cause);
  }
}
