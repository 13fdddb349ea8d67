package io.sparkify.lake.job.generate.traps;

import static io.sparkify.lake.job.generate.traps.LineEdits.fields;
import static io.sparkify.lake.job.generate.traps.LineEdits.insertBeforeEnd;
import static io.sparkify.lake.job.generate.traps.LineEdits.join;
import static io.sparkify.lake.job.generate.traps.LineEdits.text;

import io.sparkify.lake.job.generate.output.Spot;
import io.sparkify.lake.job.generate.session.Play;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lines that are no event; each follows the play that it is a broken copy of. */
enum MalformedTrap implements Trap {
  TRUNCATED(line -> Arrays.copyOf(line, line.length * 2 / 3)),
  ARRAY(line -> join(text("["), line, text("]"))),
  TEXT_SCALAR(line -> text("\"NextSong\"")),
  NUMBER_SCALAR(line -> text("42")),
  NULL_SCALAR(line -> text("null")),
  TWO_OBJECTS(line -> join(line, line)),
  TRAILING_TEXT(line -> join(line, text(" ok"))),
  TRAILING_COMMA(line -> join(line, text(","))),
  GARBAGE(line -> text("127.0.0.1 - - \"GET /index.html HTTP/1.1\" 200")),
  SINGLE_QUOTES(line -> text("{'page':'NextSong','ts':1541105830796,'userId':'1'}")),
  UNQUOTED_NAME(line -> join(text("{page:\"Home\","), Arrays.copyOfRange(line, 1, line.length))),
  INVALID_BYTE(line -> insertBeforeEnd(line, 0xFF)),
  INVALID_SEQUENCE(line -> insertBeforeEnd(line, 0xC3, 0x28)),
  INVALID_SURROGATE(line -> insertBeforeEnd(line, 0xED, 0xA0, 0x80)),
  WITHOUT_TS(line -> fields(line, event -> event.remove("ts"))),
  NULL_TS(line -> fields(line, event -> event.putNull("ts"))),
  FLOAT_TS(line -> fields(line, event -> event.put("ts", event.get("ts").doubleValue()))),
  TEXT_TS(line -> fields(line, event -> event.put("ts", event.get("ts").asText()))),
  NEGATIVE_TS(line -> fields(line, event -> event.put("ts", -1L))),
  TS_AFTER_YEAR_9999(line -> fields(line, event -> event.put("ts", 253_402_300_800_000L))),
  HUGE_TS(line -> fields(line, event -> event.put("ts", BigInteger.TEN.pow(20)))),
  EMPTY_USER(line -> fields(line, event -> event.put("userId", ""))),
  NULL_USER(line -> fields(line, event -> event.putNull("userId"))),
  WITHOUT_USER(line -> fields(line, event -> event.remove("userId"))),
  FLOAT_USER(line -> fields(line, event -> event.put("userId", 39.5))),
  BOOLEAN_USER(line -> fields(line, event -> event.put("userId", true))),
  WITHOUT_SESSION(line -> fields(line, event -> event.remove("sessionId"))),
  TEXT_SESSION(line -> fields(line, event -> event.put("sessionId", "38"))),
  WITHOUT_ITEM(line -> fields(line, event -> event.remove("itemInSession"))),
  FLOAT_ITEM(line -> fields(line, event -> event.put("itemInSession", 1.0)));

  @SuppressWarnings("ImmutableEnumChecker") // the lambdas above hold no state
  private final UnaryOperator<byte[]> spoil;

  MalformedTrap(UnaryOperator<byte[]> spoil) {
    this.spoil = spoil;
  }

  @Override
  public void spring(Play play, byte[] line, Spot spot, Scene scene) {
    scene.log().play(play, line, List.of(spot));
    scene.log().malformed(spoil.apply(line), spot, label());
  }
}
