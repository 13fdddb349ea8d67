package io.sparkify.lake.service.error;

import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** Gives every HTTP status its stable code and its words, where nothing says more. */
final class StatusCodes {
  private static final Map<Integer, String> CODES =
      Map.of(
          400, "malformed",
          401, "unauthenticated",
          404, "not_found",
          413, "too_large",
          422, "impossible",
          500, "internal");
  private static final Map<Integer, String> DETAILS =
      Map.of(
          400, "The request cannot be understood.",
          404, "There is nothing here; the API begins at /api/v1.",
          405, "This path does not take that method; the Allow header names those that it takes.",
          406, "No representation that the request accepts: a log is text/plain, all else is JSON.",
          408, "The request came too slowly; send it again.",
          413, "The request is too large.",
          415, "The body must be application/json.",
          500, "Something went wrong; the service's log has the details.");

  private StatusCodes() {}

  static String codeOf(int status) {
    return CODES.getOrDefault(
        status, titleOf(status).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_"));
  }

  static String titleOf(int status) {
    return HttpStatus.getMessage(status);
  }

  static String detailOf(int status) {
    return DETAILS.getOrDefault(status, titleOf(status) + ".");
  }
}
