package io.sparkify.lake.service.cli.text;

/**
 * A column of a table.
 *
 * @param toTheRight as figures stand
 * @param rank of the columns that do not fit, the one with the greatest rank goes first; 0 stays
 * @param least to how many characters its cells may be cut; 0 if they may not
 */
public record Column(String name, boolean toTheRight, int rank, int least) {
  /** Words. */
  public static Column words(String name) {
    return new Column(name, false, 0, 0);
  }

  /** Figures. */
  public static Column figures(String name) {
    return new Column(name, true, 0, 0);
  }

  /** The same, which may be left out. */
  public Column rank(int changed) {
    return new Column(name, toTheRight, changed, least);
  }

  /** The same, which may be cut. */
  public Column cutTo(int changed) {
    return new Column(name, toTheRight, rank, changed);
  }
}
