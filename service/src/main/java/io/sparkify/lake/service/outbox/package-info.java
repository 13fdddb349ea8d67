/**
 * Delivers what is to be told to others, in order and at least once, out of rows of the database.
 * Knows targets, messages and HTTP, and nothing of what a message says.
 */
@NullMarked
package io.sparkify.lake.service.outbox;

import org.jspecify.annotations.NullMarked;
