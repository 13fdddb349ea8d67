package io.sparkify.lake.service.error;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error as RFC 9457 writes it.
 *
 * @param code stable, in snake case
 * @param detail one or two sentences for a person
 * @param errors what is wrong with which field
 * @param extras further members
 */
record ProblemDocument(
    int status, String code, String detail, List<FieldError> errors, Map<String, Object> extras) {
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int TOO_MANY_REQUESTS = 429;

  ProblemDocument {
    errors = List.copyOf(errors);
    extras = Map.copyOf(extras);
  }

  record FieldError(String field, String message) {}

  static ProblemDocument of(int status, String detail) {
    return new ProblemDocument(status, StatusCodes.codeOf(status), detail, List.of(), Map.of());
  }

  static ProblemDocument ofFields(int status, String detail, List<FieldError> errors) {
    return new ProblemDocument(status, StatusCodes.codeOf(status), detail, errors, Map.of());
  }

  Response response() {
    return Response.status(status).type(ProblemFeature.MEDIA_TYPE).entity(this).build();
  }

  /**
   * The document's members in the order to write them.
   *
   * @param instance the path that was asked for
   */
  Map<String, Object> members(String instance) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "about:blank");
    members.put("title", StatusCodes.titleOf(status));
    members.put("status", status);
    members.put("detail", detail);
    members.put("instance", instance);
    members.put("code", code);
    members.put("retryable", status == SERVICE_UNAVAILABLE || status == TOO_MANY_REQUESTS);
    members.put("errors", errors);
    extras.forEach(members::putIfAbsent);
    return members;
  }
}
