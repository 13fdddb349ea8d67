package io.sparkify.lake.service.error;

import java.util.Map;

/** Says to a client what cannot be done and why, with a stable code. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String code;
  private final transient Map<String, Object> extras;

  private ServiceException(
      Problem problem, String code, String detail, Map<String, Object> extras) {
    super(detail);
    this.problem = problem;
    this.code = code;
    this.extras = Map.copyOf(extras);
  }

  /** What a client can do about it; each has one HTTP status. */
  public enum Problem {
    MALFORMED(400),
    NOT_FOUND(404),
    CONFLICT(409),
    IMPOSSIBLE(422);

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
