package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Row counts as a balance that is closed: from the lines that were read to the rows published. */
record Books(JsonNode counts) implements Block {
  private static final List<Step> MONTH =
      List.of(
          new Step(1, "lines", "lines read"),
          new Step(-1, "malformed", "malformed, in quarantine"),
          new Step(-1, "skipped", "other events than plays"),
          new Step(-1, "duplicates", "duplicates"),
          new Step(0, "plays", "plays"),
          new Step(-1, "strays_out", "strays of other months"),
          new Step(1, "strays_in", "strays in other folders"),
          new Step(-1, "duplicates_across", "duplicates across folders"),
          new Step(0, "songplays", "rows of songplays"));
  private static final List<Step> CATALOG =
      List.of(
          new Step(1, "lines", "lines read"),
          new Step(-1, "malformed", "malformed, in quarantine"),
          new Step(-1, "duplicates", "duplicates"),
          new Step(0, "songs", "rows of songs"));

  /**
   * A line of the balance.
   *
   * @param sign 1 adds, -1 takes away, 0 is a sum
   */
  private record Step(int sign, String counter, String words) {
    private String symbol() {
      return sign == 0 ? "=" : sign < 0 ? "-" : "+";
    }
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  private List<Step> steps() {
    return counts.has("songplays") || counts.has("plays") ? MONTH : CATALOG;
  }

  @Override
  public String on(Screen screen) {
    List<Step> steps = steps();
    int width = steps.stream().mapToInt(step -> amount(step.counter()).length()).max().orElse(0);
    Sheet sheet = new Sheet();
    long sum = 0;
    boolean balances = true;
    for (Step step : steps) {
      long amount = counts.path(step.counter()).asLong();
      balances &= step.sign() != 0 || sum == amount;
      sum = step.sign() == 0 ? amount : sum + step.sign() * amount;
      sheet.add(Block.line(line(step, width)));
    }
    others(sheet);
    Cell verdict =
        balances
            ? new Cell("The books balance.", Style.GOOD)
            : new Cell("The books do NOT balance.", Style.BAD);
    return sheet.add(Block.line("  " + verdict.style().on(verdict.text(), screen))).on(screen);
  }

  private String line(Step step, int width) {
    String amount = amount(step.counter());
    String symbol = step.counter().equals("lines") ? " " : step.symbol();
    return "  %s %s%s  %s"
        .formatted(symbol, " ".repeat(width - amount.length()), amount, step.words());
  }

  private String amount(String counter) {
    return Figures.count(counts.path(counter).asLong());
  }

  private void others(Sheet sheet) {
    List<String> words = new ArrayList<>();
    if (counts.has("matched")) {
      long plays = counts.path("songplays").asLong();
      words.add(
          "%s matched with a song%s"
              .formatted(
                  amount("matched"),
                  plays == 0
                      ? ""
                      : String.format(
                          Locale.ROOT,
                          " (%.1f %%)",
                          100.0 * counts.path("matched").asLong() / plays)));
    }
    for (String table : List.of("time", "users", "artists")) {
      if (counts.has(table)) {
        words.add("%s rows of %s".formatted(amount(table), table));
      }
    }
    if (!words.isEmpty()) {
      sheet.add(Block.line("  " + String.join(", ", words)));
    }
  }
}
