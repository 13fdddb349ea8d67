package io.sparkify.lake.service.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class EscapeTest {
  @Test
  void whatATerminalWouldObeyIsShown() {
    assertThat(Escape.line("\u001b[2Jgone\u0007\u009b31m\u007f"))
        .isEqualTo("\\u001b[2Jgone\\u0007\\u009b31m\\u007f");
    assertThat(Escape.line("two\r\nlines\tand tabs ")).isEqualTo("two lines and tabs");
    assertThat(Escape.line("safe\u202eeslaf")).isEqualTo("safe\\u202eeslaf");
    assertThat(Escape.lines("a\r\nb\rc\n\td")).isEqualTo("a\nb\\u000dc\n\td");
    assertThat(Escape.line("Björk 日本 👩‍🎤")).isEqualTo("Björk 日本 👩‍🎤");
  }

  @Test
  void escapedJsonIsTheSameDocument() throws Exception {
    ObjectMapper json = new ObjectMapper();
    String document = "{\"a\": \"\u009b31m\u007f\u2028\\u001b\",\n\t\"b\": 1}";
    assertThat(Escape.json(document)).doesNotContain("\u009b", "\u007f", "\u2028");
    assertThat(json.readTree(Escape.json(document))).isEqualTo(json.readTree(document));
  }

  @Test
  void proseIsBrokenBetweenWords() {
    assertThat(Prose.wrapped("one two three-and-more four", 9))
        .containsExactly("one two", "three-and-more", "four");
  }
}
