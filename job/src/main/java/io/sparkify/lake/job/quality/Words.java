package io.sparkify.lake.job.quality;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Figures as an operator reads them. */
final class Words {
  private Words() {}

  /** A share from 0 to 1 in percent, such as {@code 3.11%}. */
  static String percent(double share) {
    return number(100 * share) + "%";
  }

  static String number(long amount) {
    return format().format(amount);
  }

  /** With two decimals at most. */
  static String number(double amount) {
    return format().format(amount);
  }

  private static DecimalFormat format() {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  /** A share with what it was made of, such as {@code 3.11% (212 of 6,820 lines)}. */
  static String share(long part, long whole, String unit) {
    return "%s (%s of %s %s)"
        .formatted(percent(Shares.of(part, whole)), number(part), number(whole), unit);
  }
}
