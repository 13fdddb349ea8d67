/** How the service says that something cannot be done. Knows no feature. */
@NullMarked
package io.sparkify.lake.service.error;

import org.jspecify.annotations.NullMarked;
