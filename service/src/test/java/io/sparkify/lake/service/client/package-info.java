/** Tests of the commands. */
@NullMarked
package io.sparkify.lake.service.client;

import org.jspecify.annotations.NullMarked;
