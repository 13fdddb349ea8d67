/** Copies of the database that are really brought back. */
@NullMarked
package io.sparkify.lake.service.backup;

import org.jspecify.annotations.NullMarked;
