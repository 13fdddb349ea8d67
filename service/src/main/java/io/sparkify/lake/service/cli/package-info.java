/**
 * The command line's way in: which commands there are and how one ends. Knows nothing of the
 * service but its REST API.
 */
@NullMarked
package io.sparkify.lake.service.cli;

import org.jspecify.annotations.NullMarked;
