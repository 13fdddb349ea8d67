package io.sparkify.lake.service.schedule;

/** How schedules are named, so that a name can be part of an address. */
final class ScheduleName {
  static final String PATTERN = "[a-z0-9][a-z0-9_-]{0,63}";
  static final String WORDS = "1 to 64 of a-z, 0-9, _ and -, first a letter or digit";

  private ScheduleName() {}

  static String parse(String text) {
    if (!text.matches(PATTERN)) {
      throw new IllegalArgumentException("A name is %s, not '%s'".formatted(WORDS, text));
    }
    return text;
  }
}
