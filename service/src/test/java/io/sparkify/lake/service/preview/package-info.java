/** Tests of the first rows of what is published. */
@NullMarked
package io.sparkify.lake.service.preview;

import org.jspecify.annotations.NullMarked;
