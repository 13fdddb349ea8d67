/**
 * Who listens: names, places, browsers, and a level that goes up and down. Knows nothing of
 * sessions or of files.
 */
@NullMarked
package io.sparkify.lake.job.generate.listener;

import org.jspecify.annotations.NullMarked;
