/**
 * Keeps answers open and writes to them as there is news (server-sent events), by one thread for
 * all and without ever waiting for a client. Knows no feature: what is sent comes from feeds.
 */
@NullMarked
package io.sparkify.lake.service.stream;

import org.jspecify.annotations.NullMarked;
