/** Tests of the package of the same name. */
@NullMarked
package io.sparkify.lake.service.notify;

import org.jspecify.annotations.NullMarked;
