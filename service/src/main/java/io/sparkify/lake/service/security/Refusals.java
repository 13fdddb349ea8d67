package io.sparkify.lake.service.security;

import io.sparkify.lake.service.error.ServiceException;
import java.util.Map;

/** Refuses who has not the role that is needed. */
final class Refusals {
  private Refusals() {}

  /**
   * Returns if the caller has the role.
   *
   * @throws ServiceException forbidden
   */
  static void requireRole(Caller caller, Role needed) {
    if (caller.may(needed)) {
      return;
    }
    Role role = caller.role();
    String has = role == null ? "none" : role.text();
    throw ServiceException.forbidden(
        "forbidden",
        "This needs the role %s; %s has the role %s."
            .formatted(needed.text(), caller.name() == null ? "the caller" : caller.name(), has),
        Map.of("required_role", needed.text(), "role", has));
  }
}
