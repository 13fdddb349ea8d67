/**
 * Starts Spark applications, finds them again, and explains their end. The only package that knows
 * Spark's launcher; it knows neither the database nor what is due.
 */
@NullMarked
package io.sparkify.lake.service.spark;

import org.jspecify.annotations.NullMarked;
