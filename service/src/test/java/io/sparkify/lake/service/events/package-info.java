/** Tests of what listeners are told. */
@NullMarked
package io.sparkify.lake.service.events;

import org.jspecify.annotations.NullMarked;
