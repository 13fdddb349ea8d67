/**
 * How a line of raw input is judged: play, other event, song record, or malformed and why. Pure
 * Java: knows no Spark, no file and no clock.
 */
@NullMarked
package io.sparkify.lake.job.rule;

import org.jspecify.annotations.NullMarked;
