package io.sparkify.lake.service.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that was to change something, or what the service changed by itself, with its outcome.
 * Texts are cut to what the table holds.
 *
 * @param action a stable name of what was asked for
 * @param route the path as a template; empty if there is none like it
 * @param parameters those of the path
 * @param reason that was given; null if none was
 * @param status of HTTP
 * @param code of the problem; null if there was none
 * @param made the id of what it made; null if it made nothing
 */
public record AuditEntry(
    Instant askedAt,
    String who,
    String remoteAddress,
    String action,
    String httpMethod,
    String route,
    String parameters,
    @Nullable String reason,
    int status,
    @Nullable String code,
    @Nullable String made) {
  private static final int NAME = 200;
  private static final int SHORT = 64;
  private static final int METHOD = 16;
  private static final int LONG = 1_000;
  private static final String SERVICE = "service";
  private static final int DONE = 200;

  public AuditEntry {
    who = cut(who, NAME);
    remoteAddress = cut(remoteAddress, SHORT);
    action = cut(action, SHORT);
    httpMethod = cut(httpMethod, METHOD);
    route = cut(route, NAME);
    parameters = cut(parameters, LONG);
    reason = reason == null ? null : cut(reason, LONG);
    code = code == null ? null : cut(code, SHORT);
    made = made == null ? null : cut(made, NAME);
  }

  /**
   * Something that the service did by itself.
   *
   * @param host where it did
   * @param how it came about: {@code START} or {@code TICK}
   */
  static AuditEntry ofService(
      Instant at, String host, String action, String how, String what, @Nullable String reason) {
    return new AuditEntry(at, SERVICE, host, action, how, "", what, reason, DONE, null, null);
  }

  /** Without what no database takes, or nobody can read. */
  private static String cut(String text, int most) {
    String legible = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    return legible.length() <= most ? legible : legible.substring(0, most - 1) + "…";
  }
}
