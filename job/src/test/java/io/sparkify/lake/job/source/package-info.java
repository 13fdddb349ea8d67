@NullMarked
package io.sparkify.lake.job.source;

import org.jspecify.annotations.NullMarked;
