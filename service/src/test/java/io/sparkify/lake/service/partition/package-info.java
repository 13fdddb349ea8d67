/** Tests of what data exists. */
@NullMarked
package io.sparkify.lake.service.partition;

import org.jspecify.annotations.NullMarked;
