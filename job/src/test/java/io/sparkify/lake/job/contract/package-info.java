/** Trials of what service and job agree on. */
@NullMarked
package io.sparkify.lake.job.contract;

import org.jspecify.annotations.NullMarked;
