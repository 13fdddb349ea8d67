/**
 * What people run for this job where there is no lake service; benchmarks start it with the same
 * spark-submit. It knows nothing of ours, and is not right: docs/benchmarks.md says where.
 */
@NullMarked
package io.sparkify.lake.job.usual;

import org.jspecify.annotations.NullMarked;
