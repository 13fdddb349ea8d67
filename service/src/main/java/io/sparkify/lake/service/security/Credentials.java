package io.sparkify.lake.service.security;

import java.util.Optional;

/** One way to prove who one is, by what stands behind {@code Authorization: Bearer}. */
public interface Credentials {
  /** Whether anybody may use it. Once there is such a way, everybody needs one. */
  boolean areConfigured();

  /**
   * Whose this is; empty if it is none of this kind.
   *
   * @throws io.sparkify.lake.service.error.ServiceException if it is, and is not good
   */
  Optional<Caller> find(String bearer);
}
