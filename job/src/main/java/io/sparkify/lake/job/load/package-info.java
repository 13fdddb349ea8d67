/**
 * The batch from request to reports: catalog, months, users. Knows the order of the steps; each
 * step itself is in a package of its own.
 */
@NullMarked
package io.sparkify.lake.job.load;

import org.jspecify.annotations.NullMarked;
