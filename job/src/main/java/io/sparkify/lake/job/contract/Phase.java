package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The steps of a run, in their order. */
public enum Phase {
  WAITING,
  READING,
  STAGING,
  CHECKING,
  PUBLISHING,
  DONE;

  @JsonCreator
  public static Phase parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
