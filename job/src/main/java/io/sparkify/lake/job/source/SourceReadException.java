package io.sparkify.lake.job.source;

import java.io.IOException;

/** A source file could not be read to its end; says which and why. */
public final class SourceReadException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the file. */
  public enum Fault {
    /** It is not there. */
    MISSING,
    /** It is there, but its bytes cannot be had or unpacked. */
    UNREADABLE,
    /** It has another length than when the run was planned. */
    CHANGED
  }

  private final Fault fault;

  SourceReadException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  SourceReadException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
