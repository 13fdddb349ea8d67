package io.sparkify.lake.service.security;

import java.util.Locale;

/** What somebody may do; each role may do all that the one before it may. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Triggers, cancels, decides. */
  OPERATOR,
  /** Changes schedules and tokens, reads the audit log. */
  ADMIN;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** As REST and the configuration write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads it, in capitals or not.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Role parse(String text) {
    for (Role role : values()) {
      if (role.text().equalsIgnoreCase(text)) {
        return role;
      }
    }
    throw new IllegalArgumentException("One of viewer, operator, admin, not '" + text + "'");
  }
}
