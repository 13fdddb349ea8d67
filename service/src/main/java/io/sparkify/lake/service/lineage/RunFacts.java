package io.sparkify.lake.service.lineage;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunFacets;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.run.Attempt;
import io.sparkify.lake.service.run.Run;
import io.sparkify.lake.service.run.RunDetails;
import io.sparkify.lake.service.run.RunState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a run itself: its month, its backfill, the engine, why it failed.
 *
 * @param sparkVersion null if there is no Spark here
 * @param version of this service
 */
record RunFacts(
    OpenLineage lineage, String namespace, @Nullable String sparkVersion, String version) {
  RunFacets facets(RunDetails details) {
    Run run = details.run();
    RunFacetsBuilder facets = lineage.newRunFacetsBuilder();
    if (!run.partition().isCatalog()) {
      facets.nominalTime(month(run.partition()));
    }
    UUID backfill = run.backfillId();
    if (backfill != null) {
      facets.parent(parent(backfill));
    }
    if (sparkVersion != null) {
      facets.processing_engine(
          lineage
              .newProcessingEngineRunFacetBuilder()
              .name("spark")
              .version(sparkVersion)
              .openlineageAdapterVersion(version)
              .build());
    }
    problem(details)
        .ifPresent(
            words ->
                facets.errorMessage(
                    lineage
                        .newErrorMessageRunFacetBuilder()
                        .message(words)
                        .programmingLanguage("java")
                        .build()));
    return facets.build();
  }

  private OpenLineage.NominalTimeRunFacet month(PartitionKey partition) {
    Instant begin = partition.month().value().atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end =
        partition.month().value().plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return lineage
        .newNominalTimeRunFacetBuilder()
        .nominalStartTime(LineageEvents.utc(begin))
        .nominalEndTime(LineageEvents.utc(end))
        .build();
  }

  private OpenLineage.ParentRunFacet parent(UUID backfill) {
    return lineage
        .newParentRunFacetBuilder()
        .run(lineage.newParentRunFacetRunBuilder().runId(backfill).build())
        .job(
            lineage
                .newParentRunFacetJobBuilder()
                .namespace(namespace)
                .name("lake.backfill")
                .build())
        .build();
  }

  /** Why it failed or was rejected; empty if it was not. */
  private static Optional<String> problem(RunDetails details) {
    RunState state = details.run().state();
    if (state == RunState.REJECTED) {
      return Optional.of(
          details.checks().stream()
              .filter(check -> !check.passed() && check.level() == CheckLevel.ERROR)
              .map(RunFacts::words)
              .collect(Collectors.joining("; ", "Rejected by its checks: ", "")));
    }
    return state == RunState.FAILED
        ? last(details.attempts()).map(Attempt::failure).map(RunFacts::words)
        : Optional.empty();
  }

  private static Optional<Attempt> last(List<Attempt> attempts) {
    return attempts.stream().reduce((earlier, later) -> later);
  }

  private static String words(CheckResult check) {
    return "%s: %s, not %s".formatted(check.name(), check.observed(), check.expected());
  }

  private static String words(Failure failure) {
    return "%s (%s): %s %s"
        .formatted(failure.title(), failure.code(), failure.cause(), failure.remedy());
  }
}
