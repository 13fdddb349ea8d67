package io.sparkify.lake.job.report;

import java.io.IOException;

/** What was to be published was staged once and is not there any more. */
public final class HeldDataMissingException extends IOException {
  private static final long serialVersionUID = 1L;

  public HeldDataMissingException(String place) {
    super("There is no " + place);
  }
}
