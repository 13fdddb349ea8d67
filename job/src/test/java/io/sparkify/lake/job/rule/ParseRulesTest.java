package io.sparkify.lake.job.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
