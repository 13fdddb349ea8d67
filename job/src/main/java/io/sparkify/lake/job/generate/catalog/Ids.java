package io.sparkify.lake.job.generate.catalog;

import java.util.Locale;

/** Ids that look like those of the Million Song Dataset; different numbers give different ids. */
public final class Ids {
  private static final long LETTERS = 26L * 26 * 26 * 26 * 26 * 26 * 26;

  private Ids() {}

  public static String song(long n) {
    return "SO" + letters(n, 7) + "12A" + hex(n, 6) + "A";
  }

  public static String artist(long n) {
    return "AR" + letters(n, 7) + "1187" + hex(n, 5) + "B";
  }

  /** The name of the file of a record; its third to fifth letters are its folders. */
  public static String track(long n) {
    return "TRA" + letters(n, 4) + "128F" + hex(n, 7);
  }

  private static String letters(long n, int length) {
    // The factor has no divisor 2 or 13: one to one below 26 to the power of 7.
    long rest = Math.floorMod(n * 1_000_003L + 77_777L, LETTERS);
    char[] text = new char[length];
    for (int i = 0; i < length; i++) {
      text[i] = (char) ('A' + rest % 26);
      rest /= 26;
    }
    return new String(text);
  }

  private static String hex(long n, int digits) {
    String text = Long.toHexString(n).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
