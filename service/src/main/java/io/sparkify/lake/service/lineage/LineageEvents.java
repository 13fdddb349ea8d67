package io.sparkify.lake.service.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.sparkify.lake.service.run.Published;
import io.sparkify.lake.service.run.RunDetails;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes events as OpenLineage has them: which run of which job read and wrote which data. */
public final class LineageEvents {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final OpenLineage lineage;
  private final String namespace;
  private final RunFacts runs;
  private final DatasetFacts datasets;
  private final Clock clock;

  /**
   * @param namespace of our jobs
   * @param sparkVersion empty if there is no Spark here
   */
  public LineageEvents(
      String namespace, LineagePlaces places, Optional<String> sparkVersion, Clock clock) {
    String version =
        Objects.requireNonNullElse(
            LineageEvents.class.getPackage().getImplementationVersion(), "0");
    this.lineage = new OpenLineage(URI.create("urn:sparkify:lake-service:" + version));
    this.namespace = namespace;
    this.runs = new RunFacts(lineage, namespace, sparkVersion.orElse(null), version);
    this.datasets = new DatasetFacts(lineage, places);
    this.clock = clock;
  }

  /**
   * The event of this news.
   *
   * @param published what the run published; empty if it published nothing
   */
  String of(LineageNews news, RunDetails run, Optional<Published> published) {
    boolean catalog = run.run().partition().isCatalog();
    boolean ended = !news.type().equals("START") && !news.type().equals("RUNNING");
    return write(
        lineage
            .newRunEventBuilder()
            .eventType(EventType.valueOf(news.type()))
            .eventTime(utc(news.at()))
            .run(
                lineage
                    .newRunBuilder()
                    .runId(run.run().id().value())
                    .facets(runs.facets(run))
                    .build())
            .job(job(catalog ? "lake.load_songs" : "lake.load_month"))
            .inputs(ended ? datasets.inputs(run) : datasets.plannedInputs(run))
            .outputs(
                news.type().equals("COMPLETE")
                    ? datasets.outputs(run, published.map(Published::files).orElse(List.of()))
                    : datasets.plannedOutputs(run))
            .build());
  }

  /** An event that is true at any time: what {@code songplays} looks like. */
  String test() {
    return write(
        lineage
            .newDatasetEventBuilder()
            .eventTime(utc(clock.instant()))
            .dataset(datasets.songplays())
            .build());
  }

  private OpenLineage.Job job(String name) {
    return lineage
        .newJobBuilder()
        .namespace(namespace)
        .name(name)
        .facets(
            lineage
                .newJobFacetsBuilder()
                .jobType(
                    lineage
                        .newJobTypeJobFacetBuilder()
                        .processingType("BATCH")
                        .integration("SPARKIFY_LAKE")
                        .jobType("JOB")
                        .build())
                .build())
        .build();
  }

  static ZonedDateTime utc(Instant at) {
    return at.atZone(ZoneOffset.UTC);
  }

  private static String write(Object event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("OpenLineage's own classes can be written", e);
    }
  }
}
