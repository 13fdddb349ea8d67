package io.sparkify.lake.job.generate.truth;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.RowCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a lake must hold that was loaded from generated input: {@code truth.json}.
 *
 * @param months those with a folder, and those that only have strays; the oldest first
 * @param digests of the five tables by name, as {@link RowDigest} makes them
 * @param answers the rows that each query of {@code docs/queries} must answer, by its file's name
 */
public record Truth(
    Arguments arguments,
    Catalog catalog,
    List<Month> months,
    Totals totals,
    Map<String, String> digests,
    Map<String, List<List<String>>> answers) {
  /** The name of the file beside {@code song_data} and {@code log_data}. */
  public static final String FILE = "truth.json";

  public Truth {
    months = List.copyOf(months);
    digests = sorted(digests);
    answers = sorted(answers);
  }

  /** What the input was made with. */
  public record Arguments(
      LogMonth from, LogMonth to, long events, int songs, int users, long seed, boolean dirty) {}

  /**
   * The catalog.
   *
   * @param malformed lines by the trap that made them so
   * @param traps other traps, with how often they were laid
   * @param songs digest of the table
   * @param artists digest of the table
   */
  public record Catalog(
      RowCounts rowCounts,
      Map<String, Long> malformed,
      Map<String, Long> traps,
      String songs,
      String artists) {
    public Catalog {
      malformed = sorted(malformed);
      traps = sorted(traps);
    }
  }

  /**
   * One month, once all folders are loaded.
   *
   * @param folder false for a month that only has strays
   * @param malformed lines of the folder by the trap that made them so
   * @param traps other traps in the folder, with how often they were laid
   * @param digests of the month's rows in {@code songplays} and {@code time}
   */
  public record Month(
      LogMonth month,
      boolean folder,
      RowCounts rowCounts,
      Map<String, Long> malformed,
      Map<String, Long> traps,
      Map<String, String> digests) {
    public Month {
      malformed = sorted(malformed);
      traps = sorted(traps);
      digests = sorted(digests);
    }
  }

  /** Rows of the whole tables. */
  public record Totals(
      long songs,
      long artists,
      long users,
      Map<String, Long> usersByLevel,
      long time,
      long songplays,
      long matched) {
    public Totals {
      usersByLevel = sorted(usersByLevel);
    }
  }

  public Optional<Month> month(LogMonth month) {
    return months.stream().filter(each -> each.month().equals(month)).findFirst();
  }

  /** Reads the truth of the input in this folder. */
  public static Truth read(Path folder) throws IOException {
    return ContractJson.read(Files.readString(folder.resolve(FILE)), Truth.class);
  }

  /** Writes it into this folder, for people to read too. */
  public void write(Path folder) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    String text =
        mapper
            .writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
            .writeValueAsString(mapper.readTree(ContractJson.write(this)));
    Files.writeString(folder.resolve(FILE), text + "\n");
  }

  private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
