package io.sparkify.lake.service.cli.rest;

/** A command could not do what was asked, in words for an operator. */
public class CommandFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String words;

  public CommandFailedException(String words) {
    super(words);
    this.words = words;
  }

  public CommandFailedException(String words, Throwable cause) {
    super(words, cause);
    this.words = words;
  }

  /** What happened, then what to do, a line each. */
  public String words() {
    return words;
  }
}
