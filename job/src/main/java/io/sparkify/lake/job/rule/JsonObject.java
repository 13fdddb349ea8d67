package io.sparkify.lake.job.rule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.base.Utf8;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wanted members of the one JSON object on a line; a member that comes twice counts as its
 * last.
 */
final class JsonObject {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Bytes of a character of UTF-32. */
  private static final int LONGEST_UNIT = 4;

  private static final byte FIRST_OF_MARK = (byte) 0xEF;

  private final Members wanted;

  /** By the place of each member; null where it is absent or null. */
  private final @Nullable JsonToken[] tokens;

  /** As they stand in the text; that of an array or object is left out. */
  private final @Nullable String[] texts;

  private JsonObject(Members wanted) {
    this.wanted = wanted;
    this.tokens = new @Nullable JsonToken[wanted.places.size()];
    this.texts = new @Nullable String[wanted.places.size()];
  }

  /** The names of members, each with a place of its own. */
  static final class Members {
    private final Map<String, Integer> places = new HashMap<>();

    private Members() {}

    static Members of(String... names) {
      Members members = new Members();
      for (String name : names) {
        members.places.put(name, members.places.size());
      }
      return members;
    }

    private int place(String name) {
      Integer place = places.get(name);
      if (place == null) {
        throw new IllegalArgumentException("No member was wanted that is called " + name);
      }
      return place;
    }
  }

  static JsonObject parse(byte[] line, Members wanted) throws MalformedLineException {
    // The parser would read other encodings, too, and skip what is no UTF-8.
    if (!Utf8.isWellFormed(line)) {
      throw new MalformedLineException(Malformed.NOT_UTF8);
    }
    if (looksLikeAnotherEncoding(line)) {
      throw new MalformedLineException(Malformed.NOT_JSON);
    }
    try (JsonParser parser = FACTORY.createParser(line)) {
      JsonObject object = new JsonObject(wanted);
      object.read(parser);
      return object;
    } catch (IOException e) {
      throw new MalformedLineException(Malformed.NOT_JSON);
    }
  }

  /** By a zero or a byte order mark at its beginning, where no JSON has one. */
  private static boolean looksLikeAnotherEncoding(byte[] line) {
    for (int i = 0; i < Math.min(LONGEST_UNIT, line.length); i++) {
      if (line[i] == 0) {
        return true;
      }
    }
    return line.length > 0 && line[0] == FIRST_OF_MARK;
  }

  private void read(JsonParser parser) throws IOException, MalformedLineException {
    boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
    if (!isObject) {
      parser.skipChildren();
    }
    while (isObject && parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      Integer place = wanted.places.get(name);
      if (place != null) {
        boolean isNull = token == JsonToken.VALUE_NULL;
        tokens[place] = isNull ? null : token;
        texts[place] = isNull ? null : token.isScalarValue() ? parser.getText() : "";
      }
      parser.skipChildren();
    }
    if (parser.nextToken() != null) {
      throw new MalformedLineException(Malformed.MORE_THAN_ONE_VALUE);
    }
    if (!isObject) {
      throw new MalformedLineException(Malformed.NOT_AN_OBJECT);
    }
  }

  /** The text of a string, number or boolean; null if absent, null or not a scalar. */
  @Nullable String text(String name) {
    int place = wanted.place(name);
    JsonToken token = tokens[place];
    return token == null || !token.isScalarValue() ? null : texts[place];
  }

  /** Whether the member is there and not null. */
  boolean has(String name) {
    return tokens[wanted.place(name)] != null;
  }

  boolean is(String name, String text) {
    return text.equals(textOf(name, JsonToken.VALUE_STRING));
  }

  /** A string that is not empty, or the digits of an integer. */
  String identifier(String name, Malformed otherwise) throws MalformedLineException {
    String string = textOf(name, JsonToken.VALUE_STRING);
    String text = string == null ? textOf(name, JsonToken.VALUE_NUMBER_INT) : string;
    if (text == null || text.isEmpty()) {
      throw new MalformedLineException(otherwise);
    }
    return text;
  }

  /** A string; it may be empty. */
  String string(String name, Malformed otherwise) throws MalformedLineException {
    String text = textOf(name, JsonToken.VALUE_STRING);
    if (text == null) {
      throw new MalformedLineException(otherwise);
    }
    return text;
  }

  /** A string that is not empty. */
  String filledString(String name, Malformed otherwise) throws MalformedLineException {
    String text = string(name, otherwise);
    if (text.isEmpty()) {
      throw new MalformedLineException(otherwise);
    }
    return text;
  }

  /** A JSON integer within 64 bits. */
  long integer(String name, Malformed otherwise) throws MalformedLineException {
    String text = textOf(name, JsonToken.VALUE_NUMBER_INT);
    if (text == null) {
      throw new MalformedLineException(otherwise);
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new MalformedLineException(otherwise);
    }
  }

  /** A JSON number; null if absent or not a number. */
  @Nullable Double number(String name) {
    int place = wanted.place(name);
    JsonToken token = tokens[place];
    return token == null || !token.isNumeric() ? null : Double.valueOf(texts[place]);
  }

  /** A JSON number; null if absent; malformed if it is something else. */
  @Nullable Double numberOrNothing(String name) throws MalformedLineException {
    if (has(name) && number(name) == null) {
      throw new MalformedLineException(Malformed.NOT_A_NUMBER);
    }
    return number(name);
  }

  /** Of a value of this kind only. */
  private @Nullable String textOf(String name, JsonToken kind) {
    int place = wanted.place(name);
    return tokens[place] == kind ? texts[place] : null;
  }
}
