/**
 * The first rows of what is published, as a look at the data. Reads the lake and the database, and
 * changes neither; decides nothing by what it reads.
 */
@NullMarked
package io.sparkify.lake.service.preview;

import org.jspecify.annotations.NullMarked;
