package io.sparkify.lake.service.diagnosis;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** How serious a line of a log is; those below information are information. */
enum Level {
  INFO,
  WARN,
  ERROR;

  boolean reaches(Level lowest) {
    return compareTo(lowest) >= 0;
  }

  @JsonCreator
  static Level parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
