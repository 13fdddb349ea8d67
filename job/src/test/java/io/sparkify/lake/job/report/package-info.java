/** Tests of what the job tells about itself. */
@NullMarked
package io.sparkify.lake.job.report;

import org.jspecify.annotations.NullMarked;
