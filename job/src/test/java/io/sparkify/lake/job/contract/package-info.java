/** The contract's own rules: digests, and what a parquet file holds. */
@NullMarked
package io.sparkify.lake.job.contract;

import org.jspecify.annotations.NullMarked;
