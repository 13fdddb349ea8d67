/**
 * Knows by when months must be published, which are, and which missed it, once each. Knows nothing
 * of how they are loaded, or of who is told about a breach.
 */
@NullMarked
package io.sparkify.lake.service.freshness;

import org.jspecify.annotations.NullMarked;
