package io.sparkify.lake.job.report;

import static io.sparkify.lake.job.contract.FailureKind.BAD_CONFIGURATION;
import static io.sparkify.lake.job.contract.FailureKind.BAD_DATA;
import static io.sparkify.lake.job.contract.FailureKind.CANCELLED;
import static io.sparkify.lake.job.contract.FailureKind.INFRASTRUCTURE;
import static io.sparkify.lake.job.contract.FailureKind.INTERNAL;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.StorageFault;
import io.sparkify.lake.job.lake.FencedException;
import io.sparkify.lake.job.lake.UnsupportedLakeException;
import io.sparkify.lake.job.source.SourceReadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says of an exception what a person needs to know, as far as its type tells. Of any other it hands
 * over what the service needs to find it in its catalog of failures.
 */
public final class Diagnosis {
  private Diagnosis() {}

  public static Failure of(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    Throwable root = chain.get(chain.size() - 1);
    if (thrown instanceof CancelledException) {
      return cancelled();
    }
    return StorageFault.of(thrown)
        .map(fault -> fault.failure(evidence(root)))
        .or(() -> chain.stream().flatMap(cause -> known(cause).stream()).findFirst())
        .orElseGet(() -> failed(chain));
  }

  private static Failure failed(List<Throwable> chain) {
    return new Failure(
        INTERNAL,
        "job_failed",
        "The job failed",
        oneLine(chain.get(chain.size() - 1)),
        "Read the attempt's log; if the input is sound, report it as a fault.",
        Evidence.of(chain));
  }

  private static Optional<Failure> known(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof SourceReadException read) {
      return Optional.of(source(read));
    }
    if (cause instanceof CatalogMissingException) {
      return Optional.of(catalogMissing(message));
    }
    if (cause instanceof FencedException) {
      return Optional.of(fenced(message));
    }
    if (cause instanceof HeldDataException held) {
      return Optional.of(heldData(held.code(), message));
    }
    if (cause instanceof UnbalancedBooksException) {
      return Optional.of(unbalancedBooks(message));
    }
    if (cause instanceof UnsupportedLakeException) {
      return Optional.of(unsupportedLake(message));
    }
    return Optional.empty();
  }

  private static Failure source(SourceReadException read) {
    String message = String.valueOf(read.getMessage());
    return switch (read.fault()) {
      case MISSING ->
          new Failure(
              INFRASTRUCTURE,
              "source_missing",
              "An input file is gone",
              message + ".",
              "Put the file back, or let the next discovery see what is there now, and load again.",
              evidence(read));
      case UNREADABLE ->
          new Failure(
              BAD_DATA,
              "source_unreadable",
              "An input file cannot be read",
              message + ".",
              "Replace the file by a sound one (or fix its permissions); the month is then loaded by itself.",
              evidence(read));
      case CHANGED ->
          new Failure(
              INFRASTRUCTURE,
              "source_changed",
              "An input file changed while it was loaded",
              message + ".",
              "Nothing to do: the next discovery sees the new file and its month is due again.",
              evidence(read));
    };
  }

  private static Failure cancelled() {
    return new Failure(
        CANCELLED,
        "cancelled",
        "The run was cancelled",
        "An operator asked for it before its publication had begun; nothing was published.",
        "Request a run of the partition when it is wanted again.",
        "");
  }

  private static Failure catalogMissing(String message) {
    return new Failure(
        INFRASTRUCTURE,
        "catalog_missing",
        "There is no song catalog to match plays against",
        message,
        "Look at the failed run of 'songs', mend its cause and load it; then load this month again.",
        "");
  }

  private static Failure fenced(String message) {
    return new Failure(
        INFRASTRUCTURE,
        "fenced",
        "Another application has taken over the lake",
        message + ". Nothing was published.",
        "See that only one service writes to this lake; load again, which takes a greater token.",
        "");
  }

  private static Failure heldData(String code, String message) {
    return new Failure(
        BAD_DATA,
        code,
        "The approved data is not what was staged",
        message + ".",
        "Load the partition again; its checks decide anew.",
        "");
  }

  private static Failure unbalancedBooks(String imbalance) {
    return new Failure(
        INTERNAL,
        "books_do_not_balance",
        "The books do not balance",
        "Data in which lines are not accounted for is never published: " + imbalance + ".",
        "Discard the rejected run and load again; if it happens again, report it as a fault.",
        "");
  }

  private static Failure unsupportedLake(String message) {
    return new Failure(
        BAD_CONFIGURATION,
        "lake_unsupported",
        "The lake lies on a file system that cannot be published to",
        message + ".",
        "Set LAKE_OUTPUT to a folder on file:, hdfs: or s3a:.",
        "");
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = thrown; t != null && !chain.contains(t); t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }

  private static String oneLine(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    return "%s: %s"
        .formatted(thrown.getClass().getSimpleName(), message.lines().findFirst().orElse(""));
  }

  private static String evidence(Throwable thrown) {
    return Evidence.of(List.of(thrown));
  }
}
