package io.sparkify.lake.service.error;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says to a client what cannot be done and why, with a stable code. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String code;
  private final transient Map<String, Object> extras;
  private final @Nullable Duration retryAfter;

  private ServiceException(
      Problem problem, String code, String detail, Map<String, Object> extras) {
    this(problem, code, detail, extras, null);
  }

  private ServiceException(
      Problem problem,
      String code,
      String detail,
      Map<String, Object> extras,
      @Nullable Duration retryAfter) {
    super(detail);
    this.retryAfter = retryAfter;
    this.problem = problem;
    this.code = code;
    this.extras = Map.copyOf(extras);
  }

  /** What a client can do about it; each has one HTTP status. */
  public enum Problem {
    MALFORMED(400),
    /** Nobody knows who asks. */
    UNAUTHENTICATED(401),
    /** Who asks may not do that. */
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    IMPOSSIBLE(422),
    /** Later it may be done: the exception says when. */
    BUSY(429),
    UNAVAILABLE(503);

    private final int status;

    Problem(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  public static ServiceException malformed(String code, String detail) {
    return new ServiceException(Problem.MALFORMED, code, detail, Map.of());
  }

  /** Who asks has not shown who that is. */
  public static ServiceException unauthenticated(String code, String detail) {
    return new ServiceException(Problem.UNAUTHENTICATED, code, detail, Map.of());
  }

  /** Who asks may not do that; {@code extras} are further members of the problem document. */
  public static ServiceException forbidden(String code, String detail, Map<String, Object> extras) {
    return new ServiceException(Problem.FORBIDDEN, code, detail, extras);
  }

  public static ServiceException notFound(String code, String detail) {
    return new ServiceException(Problem.NOT_FOUND, code, detail, Map.of());
  }

  public static ServiceException impossible(String code, String detail) {
    return new ServiceException(Problem.IMPOSSIBLE, code, detail, Map.of());
  }

  /** A conflict with what is; {@code extras} are further members of the problem document. */
  public static ServiceException conflict(String code, String detail, Map<String, Object> extras) {
    return new ServiceException(Problem.CONFLICT, code, detail, extras);
  }

  /** Too much is asked at once. */
  public static ServiceException busy(String code, String detail, Duration retryAfter) {
    return later(Problem.BUSY, code, detail, retryAfter);
  }

  /** Something that is needed is away. */
  public static ServiceException unavailable(String code, String detail, Duration retryAfter) {
    return later(Problem.UNAVAILABLE, code, detail, retryAfter);
  }

  private static ServiceException later(
      Problem problem, String code, String detail, Duration retryAfter) {
    return new ServiceException(problem, code, detail, Map.of(), retryAfter);
  }

  /** When to try again; empty if that would not help. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  public Problem problem() {
    return problem;
  }

  public String code() {
    return code;
  }

  public Map<String, Object> extras() {
    return extras;
  }
}
