/**
 * Where generated lines go: the files of catalog and months, each line booked in the truth as it is
 * written. Decides no content.
 */
@NullMarked
package io.sparkify.lake.job.generate.output;

import org.jspecify.annotations.NullMarked;
