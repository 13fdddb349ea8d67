/**
 * Knows what is measured, under which names, and writes it as Prometheus reads it. Knows nothing of
 * what the figures mean: features hand in their own.
 */
@NullMarked
package io.sparkify.lake.service.meter;

import org.jspecify.annotations.NullMarked;
