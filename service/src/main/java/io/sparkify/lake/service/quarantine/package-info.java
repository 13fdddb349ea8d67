/**
 * The malformed lines that runs set aside. Reads the lake's quarantine a page at a time, and does
 * not know why a line is malformed.
 */
@NullMarked
package io.sparkify.lake.service.quarantine;

import org.jspecify.annotations.NullMarked;
