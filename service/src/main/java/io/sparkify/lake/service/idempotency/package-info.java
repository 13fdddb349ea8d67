/**
 * Makes a request that is repeated do its work once. Knows keys, and nothing of what requests do.
 */
@NullMarked
package io.sparkify.lake.service.idempotency;

import org.jspecify.annotations.NullMarked;
