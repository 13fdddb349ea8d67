/**
 * How files become lines, and lines rows with their place. Knows files and formats; knows no table
 * and no rule of the lake.
 */
@NullMarked
package io.sparkify.lake.job.source;

import org.jspecify.annotations.NullMarked;
