/**
 * What analysts ask first of a month, counted in one pass over its staged files. Knows tables and
 * files; knows neither how rows were made nor who asks.
 */
@NullMarked
package io.sparkify.lake.job.insight;

import org.jspecify.annotations.NullMarked;
