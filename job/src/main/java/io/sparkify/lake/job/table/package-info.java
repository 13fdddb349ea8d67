/**
 * The five tables and the internal ones: their columns, types and files. Knows names and schemas;
 * knows no rule and no place.
 */
@NullMarked
package io.sparkify.lake.job.table;

import org.jspecify.annotations.NullMarked;
