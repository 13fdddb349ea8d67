/**
 * Commands that talk to a running service over REST. Knows its URL and its JSON, and nothing of how
 * it works.
 */
@NullMarked
package io.sparkify.lake.service.client;

import org.jspecify.annotations.NullMarked;
