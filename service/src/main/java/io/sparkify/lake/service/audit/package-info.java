/**
 * Remembers who asked for which change, and what became of it. Knows requests by their routes and
 * answers, never by their bodies, but for the reason that was given; rows are only ever added.
 */
@NullMarked
package io.sparkify.lake.service.audit;

import org.jspecify.annotations.NullMarked;
