@NullMarked
package io.sparkify.lake.job.lake;

import org.jspecify.annotations.NullMarked;
