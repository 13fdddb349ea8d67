/**
 * Knows what failures look like in logs and stack traces, and what to do about them. Must not know
 * who asks: runs, processes, the database.
 */
@NullMarked
package io.sparkify.lake.service.diagnosis;

import org.jspecify.annotations.NullMarked;
