/** Tests of backfills, and of plans with them. */
@NullMarked
package io.sparkify.lake.service.backfill;

import org.jspecify.annotations.NullMarked;
