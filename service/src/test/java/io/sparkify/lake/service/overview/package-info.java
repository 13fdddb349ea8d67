/** Tests of the first page. */
@NullMarked
package io.sparkify.lake.service.overview;

import org.jspecify.annotations.NullMarked;
