package io.sparkify.lake.job.source;

import io.sparkify.lake.job.contract.SourceFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.fs.Path;

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

  private SourceReadException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  private SourceReadException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** What a store says, in the words of a person. */
  static SourceReadException of(Path path, SourceFile file, IOException problem) {
    if (problem instanceof FileNotFoundException || problem instanceof NoSuchFileException) {
      return missingOrUnreadable(path, problem);
    }
    // By name: a cluster may have no S3A.
    if (problem.getClass().getSimpleName().equals("RemoteFileChangedException")) {
      return new SourceReadException(
          Fault.CHANGED,
          "%s is another object now than when the run was planned (its ETag was %s)"
              .formatted(file.path(), file.version()),
          problem);
    }
    return new SourceReadException(
        Fault.UNREADABLE, "Cannot read %s: %s".formatted(path, problem), problem);
  }

  static SourceReadException unreadable(SourceFile file, IOException problem) {
    return new SourceReadException(
        Fault.UNREADABLE, "Cannot read %s: %s".formatted(file.path(), problem), problem);
  }

  static SourceReadException changed(SourceFile file, long bytes) {
    return new SourceReadException(
        Fault.CHANGED,
        "%s had %d bytes when the run was planned and has %d now"
            .formatted(file.path(), file.bytes(), bytes));
  }

  /**
   * The local file system answers "not found" for a file that may not be read as well, and says so
   * in its message.
   */
  private static SourceReadException missingOrUnreadable(Path path, IOException e) {
    boolean denied = String.valueOf(e.getMessage()).contains("Permission denied");
    return denied
        ? new SourceReadException(Fault.UNREADABLE, "May not read " + path, e)
        : new SourceReadException(Fault.MISSING, "There is no file " + path, e);
  }

  public Fault fault() {
    return fault;
  }
}
