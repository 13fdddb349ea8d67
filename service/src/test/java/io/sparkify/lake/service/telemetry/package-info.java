/** Tests of figures, the board and the alert rules. */
@NullMarked
package io.sparkify.lake.service.telemetry;

import org.jspecify.annotations.NullMarked;
