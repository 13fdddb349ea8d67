package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one run: the decision to build one partition from one fingerprint. */
public record RunId(UUID value) {
  @JsonCreator
  public static RunId parse(String text) {
    return new RunId(UUID.fromString(text));
  }

  public static RunId random() {
    return new RunId(UUID.randomUUID());
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
