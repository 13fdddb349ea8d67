@NullMarked
package io.sparkify.lake.service.limit;

import org.jspecify.annotations.NullMarked;
