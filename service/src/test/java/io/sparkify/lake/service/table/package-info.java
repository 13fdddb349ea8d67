/** Tests of what is in the tables. */
@NullMarked
package io.sparkify.lake.service.table;

import org.jspecify.annotations.NullMarked;
