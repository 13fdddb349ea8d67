/**
 * What is in the published tables, as the reports said. Knows which run is live, and reads no
 * parquet.
 */
@NullMarked
package io.sparkify.lake.service.table;

import org.jspecify.annotations.NullMarked;
