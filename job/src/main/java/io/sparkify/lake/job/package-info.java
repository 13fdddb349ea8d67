/** The Spark application's entry. Knows its arguments; everything else is in the packages below. */
@NullMarked
package io.sparkify.lake.job;

import org.jspecify.annotations.NullMarked;
