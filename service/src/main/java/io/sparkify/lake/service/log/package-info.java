/**
 * Writes the service's log, as text or JSON, each line with the run it belongs to. Knows ids and
 * nothing of what runs do.
 */
@NullMarked
package io.sparkify.lake.service.log;

import org.jspecify.annotations.NullMarked;
