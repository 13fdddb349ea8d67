package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Names one Spark application before it exists; it carries the tag in its arguments and as its YARN
 * tag.
 */
public record ApplicationTag(UUID value) {
  @JsonCreator
  public static ApplicationTag parse(String text) {
    return new ApplicationTag(UUID.fromString(text));
  }

  public static ApplicationTag random() {
    return new ApplicationTag(UUID.randomUUID());
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
