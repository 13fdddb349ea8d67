/**
 * Copies an H2 database while it runs, and brings a copy back. Knows no table; what PostgreSQL
 * needs is the business of its own tools.
 */
@NullMarked
package io.sparkify.lake.service.backup;

import org.jspecify.annotations.NullMarked;
