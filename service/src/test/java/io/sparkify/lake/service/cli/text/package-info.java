/** Tests of the layout. */
@NullMarked
package io.sparkify.lake.service.cli.text;

import org.jspecify.annotations.NullMarked;
