package io.sparkify.lake.service;

import io.sparkify.lake.service.partition.Rematch;
import jakarta.validation.constraints.NotNull;

/**
 * What follows from a change of the song catalog.
 *
 * @param rematch which loaded months are loaded again
 */
public record CatalogConfiguration(@NotNull Rematch rematch) {}
