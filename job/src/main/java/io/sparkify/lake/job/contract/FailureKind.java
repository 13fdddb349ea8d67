package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an attempt failed, which decides whether another try can help. */
public enum FailureKind {
  /** The Spark application could not be started. */
  LAUNCH,
  /** Something that it needs was away or gave up: a disk, a network, a process. */
  INFRASTRUCTURE,
  /** It took longer than it may. */
  TIMEOUT,
  /** The input is not what it should be; only other input helps. */
  BAD_DATA,
  /** A setting is wrong; only a person helps. */
  BAD_CONFIGURATION,
  /** A fault of this program. */
  INTERNAL,
  /** An operator did not want it. */
  CANCELLED;

  /** Whether the same attempt may succeed later without anybody changing anything. */
  public boolean retryable() {
    return switch (this) {
      case LAUNCH, INFRASTRUCTURE, TIMEOUT -> true;
      case BAD_DATA, BAD_CONFIGURATION, INTERNAL, CANCELLED -> false;
    };
  }

  @JsonCreator
  public static FailureKind parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
