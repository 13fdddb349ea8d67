/** Databases for tests. */
@NullMarked
package io.sparkify.lake.service.db;

import org.jspecify.annotations.NullMarked;
