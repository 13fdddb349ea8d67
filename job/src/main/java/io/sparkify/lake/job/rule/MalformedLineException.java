package io.sparkify.lake.job.rule;

/** The line cannot be used; carries no stack trace, because there may be millions. */
public final class MalformedLineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Malformed reason;

  MalformedLineException(Malformed reason) {
    super(reason.toString(), null, false, false);
    this.reason = reason;
  }

  public Malformed reason() {
    return reason;
  }
}
