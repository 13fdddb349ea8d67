package io.sparkify.lake.service.partition;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.SourceFile;
import java.util.List;

/** A partition as REST shows it, with its files. */
@JsonNaming(SnakeCaseStrategy.class)
record PartitionDetailsView(
    @JsonUnwrapped PartitionView partition,
    List<SourceFile> sourceFiles,
    ContentChange changedSinceLoaded) {}
