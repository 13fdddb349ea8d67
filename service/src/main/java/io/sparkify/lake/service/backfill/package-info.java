/**
 * Wishes for many months at once: which of them to load, and how far that is. Its runs are like all
 * others; it knows nothing of how they are claimed or launched.
 */
@NullMarked
package io.sparkify.lake.service.backfill;

import org.jspecify.annotations.NullMarked;
