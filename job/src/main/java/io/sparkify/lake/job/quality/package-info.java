/**
 * What staged data must be like before it is published: each check, with its words for the
 * operator. Knows tables, counts and limits; knows neither how data was made nor what becomes of
 * it.
 */
@NullMarked
package io.sparkify.lake.job.quality;

import org.jspecify.annotations.NullMarked;
