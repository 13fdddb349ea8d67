package io.sparkify.lake.service.error;

import io.sparkify.lake.service.db.Outage;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.EOFException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what nobody expected: safe words for the client, the rest in the log under an id. */
final class UnexpectedErrorMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorMapper.class);
  private static final int RETRY_AFTER_SECONDS = 5;

  @Override
  public Response toResponse(Throwable e) {
    if (e instanceof EOFException) {
      return ProblemDocument.of(400, "The request ended too early.").response();
    }
    if (Outage.isCauseOf(e)) {
      LOG.warn("The database is away: {}", e.toString());
      return later(
          "database_unavailable",
          "The service cannot reach its database; try again in a few seconds.");
    }
    if (Outage.isTooSlow(e)) {
      LOG.warn("The database was too slow: {}", e.toString());
      return later("database_slow", "The database took too long; ask for less, or again later.");
    }
    return internal(e).response();
  }

  static ProblemDocument internal(Throwable e) {
    String id = UUID.randomUUID().toString();
    LOG.error("Request failed with error {}; report it with the lines below", id, e);
    return new ProblemDocument(
        500,
        StatusCodes.codeOf(500),
        "Something went wrong; the service's log has the details under error %s.".formatted(id),
        List.of(),
        Map.of("error_id", id));
  }

  private static Response later(String code, String detail) {
    Response response = new ProblemDocument(503, code, detail, List.of(), Map.of()).response();
    response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return response;
  }
}
