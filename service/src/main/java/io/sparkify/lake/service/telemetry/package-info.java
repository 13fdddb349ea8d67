/**
 * Says how the lake and this instance go, as figures for Prometheus. Knows what other packages know
 * and decides nothing; nothing depends on it.
 */
@NullMarked
package io.sparkify.lake.service.telemetry;

import org.jspecify.annotations.NullMarked;
