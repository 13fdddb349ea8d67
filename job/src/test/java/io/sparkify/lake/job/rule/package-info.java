@NullMarked
package io.sparkify.lake.job.rule;

import org.jspecify.annotations.NullMarked;
