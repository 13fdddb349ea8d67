package io.sparkify.lake.service.lineage;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.InputDatasetInputFacets;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.OutputDatasetOutputFacets;
import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.service.run.Run;
import io.sparkify.lake.service.run.RunDetails;
import io.sparkify.lake.service.run.StoredFile;
import io.sparkify.lake.service.table.LakeTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of the data that a run reads and writes. */
record DatasetFacts(OpenLineage lineage, LineagePlaces places) {
  private static final List<String> OF_CATALOG = List.of("songs", "artists");
  private static final List<String> OF_MONTHS = List.of("songplays", "time", "users");

  /** Of a run that goes on: nothing is counted yet. */
  List<InputDataset> plannedInputs(RunDetails details) {
    return inputs(details.run(), null);
  }

  /** Of a run that ended, with what was counted and checked. */
  List<InputDataset> inputs(RunDetails details) {
    return inputs(details.run(), quality(details));
  }

  List<OutputDataset> plannedOutputs(RunDetails details) {
    return tables(details).stream().map(table -> output(table, null)).toList();
  }

  /** Each table with what of these files is its. */
  List<OutputDataset> outputs(RunDetails details, List<StoredFile> published) {
    return tables(details).stream()
        .map(
            table ->
                output(
                    table,
                    statistics(
                        published.stream().filter(file -> file.table().equals(table)).toList())))
        .toList();
  }

  OpenLineage.StaticDataset songplays() {
    String table = "songplays";
    DatasetName name = places.table(table);
    return lineage
        .newStaticDatasetBuilder()
        .namespace(name.namespace())
        .name(name.name())
        .facets(lineage.newDatasetFacetsBuilder().schema(schema(table)).build())
        .build();
  }

  private static List<String> tables(RunDetails details) {
    return details.run().partition().isCatalog() ? OF_CATALOG : OF_MONTHS;
  }

  private List<InputDataset> inputs(Run run, @Nullable InputDatasetInputFacets quality) {
    if (run.partition().isCatalog()) {
      return List.of(input(places.songs(), run.fingerprint(), quality));
    }
    List<InputDataset> inputs = new ArrayList<>();
    inputs.add(input(places.logs(run.partition().month()), run.fingerprint(), quality));
    inputs.add(input(places.songs(), run.catalogFingerprint(), null));
    return inputs;
  }

  private InputDataset input(
      DatasetName name, @Nullable Fingerprint version, @Nullable InputDatasetInputFacets quality) {
    OpenLineage.DatasetFacetsBuilder facets = lineage.newDatasetFacetsBuilder();
    if (version != null) {
      facets.version(
          lineage
              .newDatasetVersionDatasetFacetBuilder()
              .datasetVersion(version.toString())
              .build());
    }
    OpenLineage.InputDatasetBuilder input =
        lineage
            .newInputDatasetBuilder()
            .namespace(name.namespace())
            .name(name.name())
            .facets(facets.build());
    if (quality != null) {
      input.inputFacets(quality);
    }
    return input.build();
  }

  private InputDatasetInputFacets quality(RunDetails details) {
    Run run = details.run();
    OpenLineage.DataQualityMetricsInputDatasetFacetBuilder metrics =
        lineage
            .newDataQualityMetricsInputDatasetFacetBuilder()
            .bytes(run.bytes())
            .fileCount((long) run.files())
            .columnMetrics(
                lineage.newDataQualityMetricsInputDatasetFacetColumnMetricsBuilder().build());
    if (details.rowCounts().amounts().containsKey(Counter.LINES)) {
      metrics.rowCount(details.rowCounts().get(Counter.LINES));
    }
    return lineage
        .newInputDatasetInputFacetsBuilder()
        .dataQualityMetrics(metrics.build())
        .dataQualityAssertions(
            lineage
                .newDataQualityAssertionsDatasetFacetBuilder()
                .assertions(
                    details.checks().stream()
                        .map(
                            check ->
                                lineage
                                    .newDataQualityAssertionsDatasetFacetAssertionsBuilder()
                                    .assertion(check.name())
                                    .success(check.passed())
                                    .severity(check.level() == CheckLevel.ERROR ? "error" : "warn")
                                    .actual(check.observed())
                                    .expected(check.expected())
                                    .build())
                        .toList())
                .build())
        .build();
  }

  private OutputDataset output(String table, @Nullable OutputDatasetOutputFacets statistics) {
    DatasetName name = places.table(table);
    OpenLineage.OutputDatasetBuilder output =
        lineage
            .newOutputDatasetBuilder()
            .namespace(name.namespace())
            .name(name.name())
            .facets(lineage.newDatasetFacetsBuilder().schema(schema(table)).build());
    if (statistics != null) {
      output.outputFacets(statistics);
    }
    return output.build();
  }

  private OutputDatasetOutputFacets statistics(List<StoredFile> files) {
    return lineage
        .newOutputDatasetOutputFacetsBuilder()
        .outputStatistics(
            lineage
                .newOutputStatisticsOutputDatasetFacetBuilder()
                .rowCount(files.stream().mapToLong(StoredFile::rows).sum())
                .size(files.stream().mapToLong(StoredFile::bytes).sum())
                .fileCount((long) files.size())
                .build())
        .build();
  }

  private OpenLineage.SchemaDatasetFacet schema(String table) {
    return lineage
        .newSchemaDatasetFacetBuilder()
        .fields(
            LakeTable.named(table).columns().stream()
                .map(
                    column ->
                        lineage
                            .newSchemaDatasetFacetFieldsBuilder()
                            .name(column.name())
                            .type(column.type())
                            .build())
                .toList())
        .build();
  }
}
