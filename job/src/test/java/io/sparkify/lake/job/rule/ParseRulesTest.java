package io.sparkify.lake.job.rule;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ParseRulesTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/rule/events.csv",
      delimiter = '|',
      quoteCharacter = '\u0007',
      numLinesToSkip = 1)
  void eventIsReadAsTheTableSays(String shows, String line, String expected) {
    assertThat(event(line)).as(shows).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/rule/songs.csv",
      delimiter = '|',
      quoteCharacter = '\u0007',
      numLinesToSkip = 1)
  void songIsReadAsTheTableSays(String shows, String line, String expected) {
    assertThat(song(line)).as(shows).isEqualTo(expected);
  }

  @Test
  void bytesThatAreNotUtf8AreMalformed() {
    byte[] line = {'{', '"', (byte) 0xC3, '"', ':', '1', '}'};

    assertThatThrownBy(() -> ParseEvent.parse(line))
        .isInstanceOf(MalformedLineException.class)
        .hasMessage("not_utf8");
  }

  @Test
  void onlyUtf8IsReadWhateverTheParserKnows() {
    String play =
        """
        {"page":"NextSong","ts":1,"userId":"1","sessionId":1,"itemInSession":0,"song":"a"}""";

    assertThat(event(play)).startsWith("play");
    assertThat(reason(play.getBytes(UTF_16LE))).isEqualTo("not_json");
    assertThat(reason(play.getBytes(UTF_16BE))).isEqualTo("not_json");
    assertThat(reason(play.getBytes(UTF_16))).isEqualTo("not_utf8");
    assertThat(reason(play.getBytes(Charset.forName("UTF-32LE")))).isEqualTo("not_json");
    assertThat(reason(play.getBytes(Charset.forName("UTF-32BE")))).isEqualTo("not_json");
    assertThat(reason(("\uFEFF" + play).getBytes(UTF_8))).isEqualTo("not_json");
    assertThat(reason(play.replace('a', '\0').getBytes(UTF_8))).isEqualTo("not_json");
  }

  @Test
  void everyFormOfBytesThatIsNoUtf8IsMalformed() {
    byte[][] forms = {
      {(byte) 0x80}, // what continues, alone
      {(byte) 0xC0, (byte) 0x80}, // longer than it need be
      {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
      {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // half of a pair
      {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, // beyond the last character
      {(byte) 0xFF}
    };

    for (byte[] form : forms) {
      byte[] line = "{\"page\":\"    \"}".getBytes(UTF_8);
      System.arraycopy(form, 0, line, 9, form.length);
      assertThat(reason(line)).as(HexFormat.of().formatHex(form)).isEqualTo("not_utf8");
    }
  }

  private static String reason(byte[] line) {
    try {
      return ParseEvent.parse(line).toString();
    } catch (MalformedLineException e) {
      return e.reason().toString();
    }
  }

  @Test
  void nestingWithoutEndIsMalformedAndNotAStackOverflow() {
    byte[] line = ("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8);

    assertThatThrownBy(() -> ParseEvent.parse(line)).hasMessage("not_json");
  }

  private static String event(String line) {
    try {
      return ParseEvent.parse(bytes(line)).map(play -> text(play)).orElse("skipped");
    } catch (MalformedLineException e) {
      return e.reason().toString();
    }
  }

  private static String text(Play play) {
    return words(
        "play",
        play.ts(),
        play.userId(),
        play.sessionId(),
        play.itemInSession(),
        play.level(),
        play.song(),
        play.artist(),
        play.length());
  }

  private static String song(String line) {
    try {
      SongRecord song = ParseSong.parse(bytes(line));
      return words(
          "song",
          song.songId(),
          song.title(),
          song.artistId(),
          song.year(),
          song.duration(),
          song.artistName(),
          song.artistLocation(),
          song.latitude(),
          song.longitude());
    } catch (MalformedLineException e) {
      return e.reason().toString();
    }
  }

  private static String words(@Nullable Object... words) {
    return Stream.of(words).map(word -> Objects.toString(word)).collect(Collectors.joining(" "));
  }

  private static byte[] bytes(String line) {
    return line.replace("\\t", "\t").replace("\\r", "\r").getBytes(UTF_8);
  }
}
