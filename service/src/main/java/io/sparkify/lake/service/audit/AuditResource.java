package io.sparkify.lake.service.audit;

import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Page;
import io.sparkify.lake.service.partition.PageLimit;
import io.sparkify.lake.service.partition.Parameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows who asked for what, when, from where, and what became of it. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final int MOST = 200;

  private final AuditStore store;

  public AuditResource(AuditStore store) {
    this.store = store;
  }

  /** Newest first; {@code who} and {@code action} are taken as they are written. */
  @GET
  @Operation(
      operationId = "listAudit",
      summary = "Who asked for which change, and what became of it, newest first")
  public Page<AuditRow> list(
      @io.swagger.v3.oas.annotations.Parameter(description = "Only those of this user.")
          @QueryParam("who")
          @Nullable String who,
      @io.swagger.v3.oas.annotations.Parameter(
              description = "Only those that asked for this.",
              schema = @Schema(example = "runs.cancel"))
          @QueryParam("action")
          @Nullable String action,
      @QueryParam("created_gte") @Nullable String from,
      @QueryParam("created_lte") @Nullable String to,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    AuditQuery query =
        new AuditQuery(
            Parameter.optional("who", who, AuditResource::text).orElse(null),
            Parameter.optional("action", action, AuditResource::text).orElse(null),
            Parameter.optional("created_gte", from, Parameter::instant).orElse(EARLIEST),
            Parameter.optional("created_lte", to, Parameter::instant).orElse(LATEST));
    if (query.from().isAfter(query.to())) {
      throw ServiceException.impossible(
          "from_after_to", "created_gte lies after created_lte, so nothing can match.");
    }
    int size = PageLimit.parse(limit);
    long before =
        Parameter.optional("cursor", cursor, AuditResource::number).orElse(Long.MAX_VALUE);
    List<AuditRow> found = store.page(query, before, size + 1);
    List<AuditRow> items = found.stream().limit(size).toList();
    String next = found.size() > size ? Long.toString(items.get(size - 1).id()) : null;
    return new Page<>(items, next, store.count(query));
  }

  private static String text(String text) {
    if (text.length() > MOST || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("At most 200 characters, none of them null");
    }
    return text;
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("Not a cursor: '" + text + "'");
    }
    return Long.parseLong(text);
  }
}
