/** Where the staged data of rejected runs lies in the lake. Knows its files, not what they say. */
@NullMarked
package io.sparkify.lake.service.held;

import org.jspecify.annotations.NullMarked;
