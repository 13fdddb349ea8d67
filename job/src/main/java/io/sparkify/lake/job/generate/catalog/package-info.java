/**
 * The songs there are: records in the shape of the Million Song Dataset, and the tracks that
 * listeners play of them. Knows nothing of files or of the truth.
 */
@NullMarked
package io.sparkify.lake.job.generate.catalog;

import org.jspecify.annotations.NullMarked;
