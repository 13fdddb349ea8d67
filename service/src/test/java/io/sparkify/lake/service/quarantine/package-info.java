/** Tests of the quarantine. */
@NullMarked
package io.sparkify.lake.service.quarantine;

import org.jspecify.annotations.NullMarked;
