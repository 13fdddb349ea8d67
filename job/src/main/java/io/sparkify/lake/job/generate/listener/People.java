package io.sparkify.lake.job.generate.listener;

import java.util.List;

/** Names, places and browsers of listeners. */
public final class People {
  static final List<String> FIRST_NAMES =
      List.of(
          "Walter",
          "Kaylee",
          "Zoë",
          "Søren",
          "Иван",
          "美咲",
          "Ayşe",
          "José",
          "Lily",
          "Mohammed",
          "Chloé",
          "Anna-Lena",
          "Jacqueline",
          "Ryan",
          "Tegan",
          "Ólafía",
          "D'Andre",
          "Aleena");

  /** Listeners take another of these when they save their settings. */
  public static final List<String> LAST_NAMES =
      List.of(
          "Frye",
          "Summers",
          "Müller",
          "O'Brien",
          "Nguyễn",
          "佐藤",
          "García Márquez",
          "Lynch",
          "Wiśniewska",
          "Koch",
          "Levine",
          "Петров",
          "Þórsdóttir",
          "Harrell",
          "Cuevas",
          "Griffin");

  static final List<String> PLACES =
      List.of(
          "San Francisco-Oakland-Hayward, CA",
          "Phoenix-Mesa-Scottsdale, AZ",
          "New York-Newark-Jersey City, NY-NJ-PA",
          "Lake Havasu City-Kingman, AZ",
          "San José, CA",
          "Winston-Salem, NC",
          "Portland-South Portland, ME",
          "Waterloo-Cedar Falls, IA",
          "Cañon City, CO",
          "Chicago-Naperville-Elgin, IL-IN-WI");

  static final List<String> USER_AGENTS =
      List.of(
          "\"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_9_4) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/36.0.1985.143 Safari/537.36\"",
          "\"Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/35.0.1916.153 Safari/537.36\"",
          "Mozilla/5.0 (Windows NT 6.1; WOW64; rv:31.0) Gecko/20100101 Firefox/31.0",
          "\"Mozilla/5.0 (iPhone; CPU iPhone OS 7_1_2 like Mac OS X) AppleWebKit/537.51.2 (KHTML,"
              + " like Gecko) Version/7.0 Mobile/11D257 Safari/9537.53\"",
          "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; WOW64; Trident/5.0)");

  private People() {}
}
