/**
 * Everything that real input gets wrong, made on purpose and counted: one class a family of traps.
 * Knows the rules of the input format; knows nothing of how the job reads it.
 */
@NullMarked
package io.sparkify.lake.job.generate.traps;

import org.jspecify.annotations.NullMarked;
