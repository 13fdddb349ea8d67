/**
 * Decides which instance of the service may write, and refuses what another one writes. Knows no
 * feature, and nothing of what is written.
 */
@NullMarked
package io.sparkify.lake.service.lease;

import org.jspecify.annotations.NullMarked;
