package io.sparkify.lake.job.report;

import java.io.IOException;

/** Plays cannot be matched, because the catalog was to be loaded first and its load failed. */
public final class CatalogMissingException extends IOException {
  private static final long serialVersionUID = 1L;

  public CatalogMissingException(String message) {
    super(message);
  }
}
