@NullMarked
package io.sparkify.lake.job.transform;

import org.jspecify.annotations.NullMarked;
