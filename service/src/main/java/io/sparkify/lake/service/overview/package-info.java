/**
 * Puts together what a first page shows, out of what other packages know. Knows what is cheap to
 * ask each time, and what is remembered for a moment; decides nothing.
 */
@NullMarked
package io.sparkify.lake.service.overview;

import org.jspecify.annotations.NullMarked;
