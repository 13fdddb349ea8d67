package io.sparkify.lake.service.security;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every end point with the role that it needs. One without a line here is refused, and breaks the
 * build.
 */
public final class Access {
  /** The calls of the REST API. */
  private static final Map<Role, List<String>> CALLS =
      Map.of(
          Role.VIEWER,
          List.of(
              "GET /backfills",
              "GET /backfills/{id}",
              "GET /events",
              "GET /freshness",
              "GET /insights",
              "GET /instances",
              "GET /me",
              "GET /notifications",
              "GET /overview",
              "GET /partitions",
              "GET /partitions/{partition}",
              "GET /partitions/{partition}/quarantine",
              "GET /plan",
              "GET /quarantine",
              "GET /runs",
              "GET /runs/{id}",
              "GET /runs/{id}/log",
              "GET /runs/{id}/proof",
              "GET /runs/{id}/report",
              "GET /schedule-times",
              "GET /schedules",
              "GET /schedules/{name}",
              "GET /tables",
              "GET /tables/{table}",
              "GET /tables/{table}/history",
              "GET /tables/{table}/partitions",
              "GET /tables/{table}/rows"),
          Role.OPERATOR,
          List.of(
              "POST /backfills",
              "POST /backfills/{id}/cancel",
              "POST /backfills/{id}/pause",
              "POST /backfills/{id}/resume",
              "POST /notifications/{name}/test",
              "POST /partitions/{partition}/ignore",
              "POST /partitions/{partition}/unignore",
              "POST /runs",
              "POST /runs/{id}/approve",
              "POST /runs/{id}/cancel",
              "POST /runs/{id}/discard",
              "POST /runs/{id}/retry",
              // It changes nothing, but reads all files of a month.
              "POST /runs/{id}/verify",
              "POST /schedules/{name}/trigger"),
          Role.ADMIN,
          List.of(
              "DELETE /schedules/{name}",
              "GET /audit",
              "GET /tokens",
              "GET /tokens/{name}",
              "PATCH /schedules/{name}",
              "POST /schedules",
              "POST /schedules/{name}/pause",
              "POST /schedules/{name}/resume",
              "POST /tokens",
              "POST /tokens/{name}/revoke"));

  /** Everything else on the service's port, by the path that leads to it. */
  private static final Map<String, Rule> SERVICE =
      Map.ofEntries(
          // By the calls above.
          Map.entry("/api/v1/*", Rule.BY_CALL),
          // They hold no data.
          Map.entry("/openapi.json", Rule.PUBLIC),
          Map.entry("/api/v1/openapi.json", Rule.PUBLIC),
          Map.entry("/docs", Rule.PUBLIC),
          Map.entry("/docs/*", Rule.PUBLIC),
          Map.entry("/docs/ui/*", Rule.PUBLIC),
          // What answers 404 where there is nothing.
          Map.entry("/", Rule.PUBLIC));

  /** Everything on the admin port. */
  private static final Map<String, Rule> ADMIN =
      Map.of(
          "/healthcheck", Rule.PUBLIC,
          "/live", Rule.PUBLIC,
          "/ready", Rule.PUBLIC,
          "/metrics", Rule.VIEWER,
          "/", Rule.PUBLIC,
          // Dropwizard's own: threads, profiles, a menu; and tasks that change levels of the log.
          "/*", Rule.HIDDEN,
          "/tasks/*", Rule.HIDDEN);

  private static final Map<String, Role> ROLES = new TreeMap<>();

  static {
    CALLS.forEach((role, calls) -> calls.forEach(call -> ROLES.put(call, role)));
  }

  private Access() {}

  /** Who may use what lies behind a path. */
  public enum Rule {
    /** Everybody. */
    PUBLIC,
    /** Whoever may read. */
    VIEWER,
    /** The REST API decides, call by call. */
    BY_CALL,
    /** Nobody: it is as if it were not there. */
    HIDDEN
  }

  /** The two ports, each with its own paths. */
  public enum Port {
    SERVICE,
    ADMIN
  }

  /** Such as {@code GET /runs/{id}}, with the role that each needs. */
  public static Map<String, Role> calls() {
    return Map.copyOf(ROLES);
  }

  /**
   * The role that a call needs; empty if nobody may make it.
   *
   * @param route the path as a template, such as {@code /runs/{id}}
   */
  public static Optional<Role> of(String method, String route) {
    String path = route.replaceFirst("(?<=.)/+$", "");
    return switch (method.toUpperCase(Locale.ROOT)) {
      case "HEAD" -> Optional.ofNullable(ROLES.get("GET " + path));
      // It only says which methods there are.
      case "OPTIONS" ->
          ROLES.keySet().stream().anyMatch(call -> call.endsWith(" " + path))
              ? Optional.of(Role.VIEWER)
              : Optional.empty();
      default -> Optional.ofNullable(ROLES.get(method.toUpperCase(Locale.ROOT) + " " + path));
    };
  }

  /**
   * Who may use what a path leads to; empty if nobody may.
   *
   * @param pattern as the servlet is mapped, such as {@code /docs/*}
   */
  public static Optional<Rule> of(Port port, String pattern) {
    return Optional.ofNullable(
        switch (port) {
          case SERVICE -> SERVICE.get(pattern);
          case ADMIN -> ADMIN.get(pattern);
        });
  }
}
