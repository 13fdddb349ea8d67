/** Checks of staged data, held against tables of cases and against tiny files with a fault. */
@NullMarked
package io.sparkify.lake.job.quality;

import org.jspecify.annotations.NullMarked;
