/**
 * What the job tells about itself: progress, reports, and failures in words. Knows the contract;
 * decides nothing.
 */
@NullMarked
package io.sparkify.lake.job.report;

import org.jspecify.annotations.NullMarked;
