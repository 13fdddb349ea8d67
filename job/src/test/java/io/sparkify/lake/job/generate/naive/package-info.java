/**
 * The five tables made from files in the simplest way: everything in memory, rule by rule as the
 * documentation has them. It judges the truth of the generator, so it must know nothing of how the
 * generator or the job work.
 */
@NullMarked
package io.sparkify.lake.job.generate.naive;

import org.jspecify.annotations.NullMarked;
