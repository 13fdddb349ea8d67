package io.sparkify.lake.service.cli.text;

import java.time.Instant;

/**
 * Where text goes.
 *
 * @param columns how many fit into a line; {@link #UNLIMITED} where lines may be of any length
 * @param terminal whether a person reads it now
 * @param colour whether it understands colours, and they are wanted
 */
public record Screen(int columns, boolean terminal, boolean colour, Instant now) {
  public static final int UNLIMITED = Integer.MAX_VALUE;
}
