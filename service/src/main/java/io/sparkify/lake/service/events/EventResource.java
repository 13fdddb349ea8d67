package io.sparkify.lake.service.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.partition.Parameter;
import io.sparkify.lake.service.run.ProgressReports;
import io.sparkify.lake.service.stream.Streams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Streams what happens to runs: events {@code run}, {@code progress} and {@code reset}. */
@Path("/events")
public final class EventResource {
  private static final long REPLAYED = 10_000;
  private static final int DIGITS = 18;

  private final Streams streams;
  private final EventStore store;
  private final EventLog log;

  /**
   * @param json writes the events
   */
  public EventResource(
      Streams streams, EventStore store, ProgressReports progress, ObjectMapper json) {
    this.streams = streams;
    this.store = store;
    this.log = new EventLog(store, progress, json);
  }

  /**
   * Begins after the event with the last id that the client has, or now. Who is more than 10,000
   * events behind, or asks for some that are not kept, gets the event {@code reset} in their place.
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "followEvents",
      summary = "Every move of every run, and how far runs are, as it happens")
  @ApiResponse(
      responseCode = "200",
      description =
          "Server-sent events: run (a move, with an id), progress (without one), and reset where"
              + " events after the id that was asked for are not kept",
      content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
  public void follow(
      @io.swagger.v3.oas.annotations.Parameter(description = "The last id that the client got.")
          @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER)
          @Nullable String lastEventId,
      @io.swagger.v3.oas.annotations.Parameter(description = "The same, for those without headers.")
          @QueryParam("last_event_id")
          @Nullable String lastEventIdInQuery,
      @QueryParam("partition") @Nullable String partition,
      @io.swagger.v3.oas.annotations.Parameter(description = "Only events of the run with this id.")
          @QueryParam("run")
          @Nullable String run,
      @io.swagger.v3.oas.annotations.Parameter(hidden = true) @Suspended AsyncResponse response,
      @io.swagger.v3.oas.annotations.Parameter(hidden = true) @Context HttpServletRequest request) {
    EventFilter filter =
        new EventFilter(
            Parameter.optional("partition", partition, PartitionKey::parse).orElse(null),
            run == null ? null : Parameter.run(run));
    OptionalLong last = position(lastEventId == null ? lastEventIdInQuery : lastEventId);
    // Before the client is answered: what it does then is behind this place.
    long newest = store.newest();
    long asked = last.orElse(newest);
    boolean kept = asked <= newest && newest - asked <= REPLAYED;
    streams.open(request, response, new EventFeed(log, filter, asked, kept ? asked : newest));
  }

  private static OptionalLong position(@Nullable String text) {
    return text == null || text.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Parameter.read("last_event_id", text, EventResource::number));
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1," + DIGITS + "}")) {
      throw new IllegalArgumentException("Not the id of an event: '" + text + "'");
    }
    return Long.parseLong(text);
  }
}
