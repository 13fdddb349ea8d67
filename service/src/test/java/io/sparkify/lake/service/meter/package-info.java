/** Tests of what is measured. */
@NullMarked
package io.sparkify.lake.service.meter;

import org.jspecify.annotations.NullMarked;
