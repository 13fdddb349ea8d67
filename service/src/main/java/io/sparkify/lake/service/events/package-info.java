/**
 * Tells listeners what happens to runs as it happens: every move once and in one order, and how far
 * runs are. Knows how moves get their order; decides nothing about runs.
 */
@NullMarked
package io.sparkify.lake.service.events;

import org.jspecify.annotations.NullMarked;
