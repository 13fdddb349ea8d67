package io.sparkify.lake.service.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes secrets out of lines before they are kept and shown. */
public final class Redaction {
  private static final String HIDDEN = "***";
  private static final int SHORTEST_SECRET = 6;

  /** What a variable or a setting is called that holds a secret. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)secret|passw|token|credential|access[._-]?key|account[._-]?key|api[._-]?key");

  /** What only tells where a secret is, or who has it. */
  private static final Pattern PUBLIC_NAME =
      Pattern.compile("(?i)(?:provider|file|path|url|uri)s?$");

  private static final String NAMES =
      "(?:[\\w.-]{0,60}[._-])?(?:password|passwd|pwd|secret|(?:secret|access|account|api|encryption)"
          + "[._-]?(?:access[._-]?)?key(?:[._-]?id)?|(?:session|security|bearer|access|auth|refresh)"
          + "[._-]?token|x-amz-(?:signature|credential|security-token)|signature|sig|authorization)";

  private static final List<Pattern> SECRETS =
      List.of(
          // user:password@ in an URL
          Pattern.compile("(://)[^/@\\s:]{0,200}:[^/@\\s]{1,200}(@)"),
          // name=value, name: value, "name":"value"
          Pattern.compile(
              "(?i)(\\b"
                  + NAMES
                  + "\"? ?[=:] ?\"?)(?!\\s)(?:(?:bearer|basic) )?[^\\s\"&,;)]{3,2000}()"),
          Pattern.compile("(?i)(\\b(?:bearer|basic) )[\\w.~+/=-]{12,2000}()"),
          Pattern.compile("(\\bCredential=)[^\\s,]{3,2000}()"),
          // tokens of this service, identities of AWS, tokens in three parts
          Pattern.compile("()\\blake_[0-9a-f]{64}\\b()"),
          Pattern.compile("()\\b(?:AKIA|ASIA)[A-Z0-9]{12,20}\\b()"),
          Pattern.compile("()\\beyJ[\\w-]{8,2000}\\.[\\w-]{2,2000}\\.[\\w-]{0,2000}()"));

  private final List<String> known;

  private Redaction(List<String> known) {
    this.known = List.copyOf(known);
  }

  /** One that knows secrets only by what they look like. */
  public static Redaction byForm() {
    return new Redaction(List.of());
  }

  /** One that also knows the values of variables and settings whose names are those of secrets. */
  public static Redaction of(Map<String, String> environment, Map<String, String> settings) {
    return new Redaction(
        Stream.of(environment, settings)
            .flatMap(named -> named.entrySet().stream())
            .filter(each -> SECRET_NAME.matcher(each.getKey()).find())
            .filter(each -> !PUBLIC_NAME.matcher(each.getKey()).find())
            .map(Map.Entry::getValue)
            .filter(value -> value.length() >= SHORTEST_SECRET)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  String of(String text) {
    String safe = text;
    for (String secret : known) {
      safe = safe.replace(secret, HIDDEN);
    }
    for (Pattern secret : SECRETS) {
      safe = secret.matcher(safe).replaceAll("$1" + HIDDEN + "$2");
    }
    return safe;
  }
}
