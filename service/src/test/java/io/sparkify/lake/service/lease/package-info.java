/** How one instance at a time comes to write. */
@NullMarked
package io.sparkify.lake.service.lease;

import org.jspecify.annotations.NullMarked;
