package io.sparkify.lake.service.run;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Names whoever made a request. */
public final class Requester {
  private static final String NOBODY = "anonymous";

  private Requester() {}

  public static String of(SecurityContext security) {
    Principal who = security.getUserPrincipal();
    return who == null ? NOBODY : who.getName();
  }
}
