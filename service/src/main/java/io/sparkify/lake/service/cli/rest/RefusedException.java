package io.sparkify.lake.service.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;

/** The service answered that it will not, with a problem document. */
public final class RefusedException extends CommandFailedException {
  private static final long serialVersionUID = 1L;

  private final transient JsonNode problem;
  private final int status;

  RefusedException(int status, JsonNode problem, String words) {
    super(words);
    this.status = status;
    this.problem = problem;
  }

  public int status() {
    return status;
  }

  /** The stable code; empty if the answer has none. */
  public String code() {
    return problem.path("code").asText();
  }

  /** The document as it was sent. */
  public JsonNode problem() {
    return problem;
  }

  /** Whether the same may be answered otherwise in a moment. */
  public boolean isTransient() {
    return status == Problems.TOO_MANY || status >= Problems.BAD_GATEWAY;
  }
}
