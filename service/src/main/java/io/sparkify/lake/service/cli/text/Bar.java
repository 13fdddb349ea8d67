package io.sparkify.lake.service.cli.text;

/** Draws how much of something is done. */
public final class Bar {
  private static final String DONE = "█";
  private static final String LEFT = "░";

  private Bar() {}

  /**
   * The bar.
   *
   * @param fraction 0 to 1
   * @param columns how wide it is
   */
  public static String of(double fraction, int columns) {
    int done = (int) Math.floor(Math.min(1, Math.max(0, fraction)) * columns + 1e-9);
    return DONE.repeat(done) + LEFT.repeat(columns - done);
  }
}
