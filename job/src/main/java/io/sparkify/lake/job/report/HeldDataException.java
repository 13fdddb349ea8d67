package io.sparkify.lake.job.report;

import java.io.IOException;

/** What was to be published was staged once and is not there as it was. */
public final class HeldDataException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String code;

  private HeldDataException(String code, String message) {
    super(message);
    this.code = code;
  }

  public static HeldDataException missing(String place) {
    return new HeldDataException("held_data_missing", "There is no " + place);
  }

  public static HeldDataException changed(String place) {
    return new HeldDataException(
        "held_data_changed", "The bytes of %s are not those that were staged".formatted(place));
  }

  String code() {
    return code;
  }
}
