/** Tests of the service's log. */
@NullMarked
package io.sparkify.lake.service.log;

import org.jspecify.annotations.NullMarked;
