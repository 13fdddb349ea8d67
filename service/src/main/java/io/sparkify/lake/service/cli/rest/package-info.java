/** Speaks HTTP with a service: URL, token, answers, refusals, streams. Knows no command. */
@NullMarked
package io.sparkify.lake.service.cli.rest;

import org.jspecify.annotations.NullMarked;
