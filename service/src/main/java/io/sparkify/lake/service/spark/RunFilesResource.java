package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Parameter;
import io.sparkify.lake.service.spark.AttemptLocations.AttemptLocation;
import io.sparkify.lake.service.stream.Streams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Serves what a run's applications wrote: their logs, and the job's own report. */
@Path("/runs")
public final class RunFilesResource {
  private static final int MAX_BYTES = 1024 * 1024;

  private final AttemptLocations attempts;
  private final ApplicationLogs logs;
  private final Streams streams;
  private final AttemptEnds ends;
  private final ReportTexts reports;

  public RunFilesResource(
      AttemptLocations attempts, ApplicationLogs logs, Streams streams, ReportTexts reports) {
    this.attempts = attempts;
    this.logs = logs;
    this.streams = streams;
    this.ends = new AttemptEnds(attempts);
    this.reports = reports;
  }

  /** A part of the attempt's log, by bytes; the headers say how long it is and where to go on. */
  @GET
  @Path("/{id}/log")
  @Produces("text/plain; charset=utf-8")
  @Operation(
      operationId = "getLog",
      summary = "A part of an attempt's log by bytes, or as events all of it as it is written")
  @ApiResponse(
      responseCode = "200",
      description =
          "As it was written; X-Log-Size and X-Log-Next say how long it is and where to go on",
      content = {
        @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
        @Content(mediaType = "text/event-stream", schema = @Schema(type = "string"))
      })
  public Response log(
      @PathParam("id") String id,
      @QueryParam("attempt") @Min(1) @Nullable Integer attempt,
      @io.swagger.v3.oas.annotations.Parameter(description = "The first byte")
          @QueryParam("from")
          @DefaultValue("0")
          @Min(0) long from,
      @io.swagger.v3.oas.annotations.Parameter(description = "How many bytes at most")
          @QueryParam("size")
          @DefaultValue("65536")
          @Min(1) @Max(MAX_BYTES) int size) {
    RunId run = Parameter.run(id);
    AttemptLocation found = find(run, attempt).orElseThrow(() -> noLog(run));
    ApplicationLogs.Part part =
        logs.read(found.tag(), from, size).orElseThrow(() -> missing(found));
    return Response.ok(part.bytes())
        .header("X-Log-Size", part.logSize())
        .header("X-Log-Next", part.next())
        .build();
  }

  /**
   * The attempt's log line by line as it is written; the id of each is where the next one begins,
   * in bytes. Ends with the event {@code end} when the attempt has ended and all of it was sent.
   */
  @GET
  @Path("/{id}/log")
  @Produces("text/event-stream;qs=0.5")
  @Operation(hidden = true) // described with the other form of the log
  public void follow(
      @PathParam("id") String id,
      @QueryParam("attempt") @Min(1) @Nullable Integer attempt,
      @QueryParam("from") @DefaultValue("0") @Min(0) long from,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
      @Suspended AsyncResponse response,
      @Context HttpServletRequest request) {
    RunId run = Parameter.run(id);
    AttemptLocation found = find(run, attempt).orElseThrow(() -> noLog(run));
    // An attempt that was just made has no log yet.
    if ((found.isOver() || logs.isElsewhere(found)) && !logs.exists(found.tag())) {
      throw missing(found);
    }
    long begin =
        lastEventId == null || lastEventId.isEmpty()
            ? from
            : Parameter.read("Last-Event-ID", lastEventId, RunFilesResource::offset);
    streams.open(request, response, new LogFeed(logs, found, ends, begin));
  }

  /** The report of the attempt (the last one by default), as the job wrote it. */
  @GET
  @Path("/{id}/report")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "getReport", summary = "The report of an attempt as the job wrote it")
  @ApiResponse(
      responseCode = "200",
      description = "The job's own JSON",
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Object.class)))
  public String report(
      @PathParam("id") String id, @QueryParam("attempt") @Min(1) @Nullable Integer attempt)
      throws IOException {
    RunId run = Parameter.run(id);
    Optional<AttemptLocation> location = find(run, attempt);
    if (location.isEmpty()) {
      throw noReport(run);
    }
    return reports
        .read(location.get().run(), location.get().number())
        .orElseThrow(() -> noReport(run));
  }

  private Optional<AttemptLocation> find(RunId run, @Nullable Integer attempt) {
    return attempts.find(run, attempt == null ? OptionalInt.empty() : OptionalInt.of(attempt));
  }

  private static long offset(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("Not a place in a log: '" + text + "'");
    }
    return Long.parseLong(text);
  }

  private ServiceException missing(AttemptLocation attempt) {
    return logs.isElsewhere(attempt)
        ? ServiceException.notFound(
            "log_elsewhere",
            "The log of that attempt of run %s lies on %s, whose instance launched it: ask that one."
                .formatted(attempt.run(), attempt.launchedOn()))
        : noLog(attempt.run());
  }

  private static ServiceException noLog(RunId id) {
    return ServiceException.notFound(
        "no_log", "There is no log of that attempt of run %s (yet).".formatted(id));
  }

  private static ServiceException noReport(RunId id) {
    return ServiceException.notFound(
        "no_report",
        "There is no report of that attempt of run %s: the job has not written one (yet)."
            .formatted(id));
  }
}
