package io.sparkify.lake.job.lake;

import java.io.IOException;
import java.util.List;

/** Another application has taken over the lake. */
public final class FencedException extends IOException {
  private static final long serialVersionUID = 1L;

  FencedException(long token, List<String> tokens) {
    super(
        "This application has the token %d, and the lake has seen %s"
            .formatted(token, tokens.isEmpty() ? "its fence deleted" : String.join(", ", tokens)));
  }
}
