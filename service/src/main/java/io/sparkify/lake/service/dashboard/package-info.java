/**
 * Serves the dashboard: files that a browser makes pages of, from the same REST API that everybody
 * else asks. Knows servlets and files of the jar, and nothing of what the pages show.
 */
@NullMarked
package io.sparkify.lake.service.dashboard;

import org.jspecify.annotations.NullMarked;
