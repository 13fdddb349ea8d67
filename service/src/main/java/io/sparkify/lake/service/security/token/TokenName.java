package io.sparkify.lake.service.security.token;

/** What a token may be called; it is shown as who asked for what. */
final class TokenName {
  static final String PATTERN = "[a-z0-9][a-z0-9._@-]{0,63}";
  private static final String OF_NOBODY = "anonymous";

  private TokenName() {}

  /**
   * The name as it is.
   *
   * @throws IllegalArgumentException if it is none
   */
  static String parse(String text) {
    if (!text.matches(PATTERN) || text.equals(OF_NOBODY)) {
      throw new IllegalArgumentException(
          "A name is 1 to 64 of a-z, 0-9, '.', '_', '@' and '-', the first of them a letter or a"
              + " digit, and not anonymous");
    }
    return text;
  }
}
