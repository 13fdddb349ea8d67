/**
 * Lays out text for a terminal, a file or a pipe: tables, figures, times, bars. Knows neither REST
 * nor what the text is about.
 */
@NullMarked
package io.sparkify.lake.service.cli.text;

import org.jspecify.annotations.NullMarked;
