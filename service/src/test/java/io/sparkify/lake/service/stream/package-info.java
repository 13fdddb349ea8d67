/** Trials of open answers, over a real web server. */
@NullMarked
package io.sparkify.lake.service.stream;

import org.jspecify.annotations.NullMarked;
