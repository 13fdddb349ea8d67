/**
 * From rows to tables: each transform takes rows and gives rows. Knows columns and rules; never
 * reads, writes or counts.
 */
@NullMarked
package io.sparkify.lake.job.transform;

import org.jspecify.annotations.NullMarked;
