package io.sparkify.lake.job.generate.listener;

import org.jspecify.annotations.Nullable;

/**
 * What an event says about the listener who is logged in.
 *
 * @param registration epoch milliseconds
 * @param utcOffset hours by which the folders of this listener's events are cut; not part of the
 *     event
 */
public record Visitor(
    String userId,
    String firstName,
    String lastName,
    String gender,
    @Nullable String location,
    @Nullable String userAgent,
    long registration,
    int utcOffset) {
  public Visitor withLastName(String name) {
    return new Visitor(
        userId, firstName, name, gender, location, userAgent, registration, utcOffset);
  }

  /** The same listener, who keeps place and browser secret. */
  public Visitor withoutTraces() {
    return new Visitor(userId, firstName, lastName, gender, null, null, registration, utcOffset);
  }
}
