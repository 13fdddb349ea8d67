@NullMarked
package io.sparkify.lake.job;

import org.jspecify.annotations.NullMarked;
