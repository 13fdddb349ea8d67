/** Tests of deadlines: rules by tables, and a year of hours over real stores. */
@NullMarked
package io.sparkify.lake.service.freshness;

import org.jspecify.annotations.NullMarked;
