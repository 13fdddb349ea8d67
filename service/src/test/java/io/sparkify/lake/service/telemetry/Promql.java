package io.sparkify.lake.service.telemetry;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the metrics that a query names: what is no keyword, no function and no label. */
final class Promql {
  private static final Pattern STRINGS = Pattern.compile("\"[^\"]*\"");
  private static final Pattern SELECTORS = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
  private static final Pattern GROUPS =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern NAME = Pattern.compile("(?<![0-9])\\b[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "bool", "offset", "Inf", "NaN", "e9");

  private Promql() {}

  static Set<String> metrics(String query) {
    String bare = query;
    for (Pattern pattern : new Pattern[] {STRINGS, SELECTORS, GROUPS}) {
      bare = pattern.matcher(bare).replaceAll(" ");
    }
    Set<String> found = new TreeSet<>();
    Matcher name = NAME.matcher(bare);
    while (name.find()) {
      boolean isFunction = bare.substring(name.end()).stripLeading().startsWith("(");
      if (!isFunction && !WORDS.contains(name.group())) {
        found.add(name.group());
      }
    }
    return found;
  }
}
