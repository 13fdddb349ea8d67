/**
 * What data exists: the listing of the source, the ledger of what is there and what of it was
 * loaded, and the state that follows. Knows nothing of how a load is decided or done.
 */
@NullMarked
package io.sparkify.lake.service.partition;

import org.jspecify.annotations.NullMarked;
