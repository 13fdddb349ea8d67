/** Says what an answer of the service means, as text. Asks nothing and decides nothing. */
@NullMarked
package io.sparkify.lake.service.cli.view;

import org.jspecify.annotations.NullMarked;
