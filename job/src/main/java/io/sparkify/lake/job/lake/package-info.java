/**
 * How staged files become the lake: replaced one by one in steps no reader can see half of, by a
 * journal that the next start finishes. Knows files and paths; knows no table's meaning.
 */
@NullMarked
package io.sparkify.lake.job.lake;

import org.jspecify.annotations.NullMarked;
