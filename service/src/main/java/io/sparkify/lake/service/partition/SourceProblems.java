package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.StorageFault;
import java.io.FileNotFoundException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import org.apache.hadoop.security.AccessControlException;

/** Says in a person's words why a root of the input could not be listed. */
final class SourceProblems {
  private static final String REMEDY = "Make %s readable at %s, or set its location right.";

  private SourceProblems() {}

  static SourceUnavailableException of(String name, URI root, Exception problem) {
    return new SourceUnavailableException(failure(name, root, problem), problem);
  }

  private static Failure failure(String name, URI root, Exception problem) {
    String remedy = REMEDY.formatted(name, root);
    if (problem instanceof FileNotFoundException) {
      return new Failure(
          FailureKind.BAD_CONFIGURATION,
          "source_missing",
          "The input is not there",
          "There is no folder of %s at %s.".formatted(name, root),
          remedy,
          evidence(problem));
    }
    Optional<StorageFault> fault = StorageFault.of(problem);
    if (fault.isPresent()) {
      return ofStorage(name, root, fault.get(), problem);
    }
    boolean denied =
        problem instanceof AccessDeniedException || problem instanceof AccessControlException;
    return new Failure(
        denied ? FailureKind.BAD_CONFIGURATION : FailureKind.INFRASTRUCTURE,
        "source_unreadable",
        "The input cannot be read",
        "Listing %s at %s failed: %s.".formatted(name, root, problem.getMessage()),
        remedy,
        evidence(problem));
  }

  private static Failure ofStorage(String name, URI root, StorageFault fault, Exception problem) {
    return new Failure(
        fault.isDefinite() ? FailureKind.BAD_CONFIGURATION : FailureKind.INFRASTRUCTURE,
        "source_unreadable",
        "The input cannot be read",
        "Listing %s at %s failed. %s".formatted(name, root, fault.cause()),
        fault.remedy(),
        evidence(problem));
  }

  private static String evidence(Exception problem) {
    return problem.toString();
  }
}
