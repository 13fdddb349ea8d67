/**
 * How values of ours are written to and read from the database. Knows the value types of the
 * contract, and no table.
 */
@NullMarked
package io.sparkify.lake.service.db;

import org.jspecify.annotations.NullMarked;
