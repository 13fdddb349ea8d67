package io.sparkify.lake.service.partition;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that leaves a partition out: {@code {"reason"}}. */
record IgnoreRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}
