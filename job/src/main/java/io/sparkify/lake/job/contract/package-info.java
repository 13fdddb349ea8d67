/**
 * What the service and the job say to each other: the request of a batch, its reports, its
 * progress, and where each of them lies. Knows neither Spark nor a database; this package is all
 * that the service may use of the job.
 */
@NullMarked
package io.sparkify.lake.job.contract;

import org.jspecify.annotations.NullMarked;
