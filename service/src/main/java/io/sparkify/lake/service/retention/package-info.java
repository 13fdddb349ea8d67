/**
 * Forgets what is older than anybody asks for. Knows which rows belong together and which are still
 * needed; never touches the ledger.
 */
@NullMarked
package io.sparkify.lake.service.retention;

import org.jspecify.annotations.NullMarked;
