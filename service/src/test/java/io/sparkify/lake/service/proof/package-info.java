/** Tests of proofs, against real parquet files. */
@NullMarked
package io.sparkify.lake.service.proof;

import org.jspecify.annotations.NullMarked;
