/**
 * What analysts ask first, added up over the months that are loaded. Knows what reports counted,
 * and reads no parquet.
 */
@NullMarked
package io.sparkify.lake.service.insight;

import org.jspecify.annotations.NullMarked;
