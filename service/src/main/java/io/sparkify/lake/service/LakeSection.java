package io.sparkify.lake.service;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.DataSizeUnit;
import io.dropwizard.validation.DataSizeRange;
import io.sparkify.lake.job.contract.SongsLayout;
import jakarta.validation.constraints.NotNull;

/**
 * How the tables' files are cut.
 *
 * @param targetFileSize a month whose table is smaller is one file; at most what one copy of an
 *     object store carries
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LakeSection(
    @NotNull @DataSizeRange(min = 1, max = 4096, unit = DataSizeUnit.MEBIBYTES)
        DataSize targetFileSize,
    @NotNull SongsLayout songsPartitionedBy) {}
