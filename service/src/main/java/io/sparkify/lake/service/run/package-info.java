/**
 * What we decided to load, and what became of it: runs, attempts, applications. Knows nothing of
 * Spark, Quartz or HTTP clients; it asks a {@link io.sparkify.lake.service.run.JobLauncher}.
 */
@NullMarked
package io.sparkify.lake.service.run;

import org.jspecify.annotations.NullMarked;
