@NullMarked
package io.sparkify.lake.job.load;

import org.jspecify.annotations.NullMarked;
