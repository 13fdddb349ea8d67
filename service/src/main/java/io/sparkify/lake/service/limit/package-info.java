/** Bounds what clients may ask of the service. Knows who asks, and nothing of what is asked for. */
@NullMarked
package io.sparkify.lake.service.limit;

import org.jspecify.annotations.NullMarked;
