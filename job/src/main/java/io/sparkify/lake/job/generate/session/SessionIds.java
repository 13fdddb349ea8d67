package io.sparkify.lake.job.generate.session;

/** Numbers sessions from 1 on, over all months. */
public final class SessionIds {
  private long last;

  public long next() {
    return ++last;
  }
}
