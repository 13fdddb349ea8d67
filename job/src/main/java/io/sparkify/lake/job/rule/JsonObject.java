package io.sparkify.lake.job.rule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wanted members of the one JSON object on a line; a member that comes twice counts as its
 * last.
 */
final class JsonObject {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Map<String, Scalar> members = new HashMap<>();

  private JsonObject() {}

  /** A member's value as it stands in the text; that of an array or object is left out. */
  private record Scalar(JsonToken token, String text) {}

  static JsonObject parse(byte[] line, Set<String> wanted) throws MalformedLineException {
    try (JsonParser parser = FACTORY.createParser(decode(line))) {
      JsonObject object = new JsonObject();
      object.read(parser, wanted);
      return object;
    } catch (IOException e) {
      throw new MalformedLineException(Malformed.NOT_JSON);
    }
  }

  private static String decode(byte[] line) throws MalformedLineException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(line))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedLineException(Malformed.NOT_UTF8);
    }
  }

  private void read(JsonParser parser, Set<String> wanted)
      throws IOException, MalformedLineException {
    boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
    if (!isObject) {
      parser.skipChildren();
    }
    while (isObject && parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (wanted.contains(name)) {
        members.remove(name);
        if (token != JsonToken.VALUE_NULL) {
          members.put(name, new Scalar(token, token.isScalarValue() ? parser.getText() : ""));
        }
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
    Scalar scalar = members.get(name);
    return scalar == null || !scalar.token().isScalarValue() ? null : scalar.text();
  }

  /** Whether the member is there and not null. */
  boolean has(String name) {
    return members.containsKey(name);
  }

  boolean is(String name, String text) {
    Scalar scalar = members.get(name);
    return scalar != null && scalar.token() == JsonToken.VALUE_STRING && scalar.text().equals(text);
  }

  /** A string that is not empty, or the digits of an integer. */
  String identifier(String name, Malformed otherwise) throws MalformedLineException {
    Scalar scalar = members.get(name);
    if (scalar == null
        || scalar.text().isEmpty()
        || (scalar.token() != JsonToken.VALUE_STRING
            && scalar.token() != JsonToken.VALUE_NUMBER_INT)) {
      throw new MalformedLineException(otherwise);
    }
    return scalar.text();
  }

  /** A string; it may be empty. */
  String string(String name, Malformed otherwise) throws MalformedLineException {
    Scalar scalar = members.get(name);
    if (scalar == null || scalar.token() != JsonToken.VALUE_STRING) {
      throw new MalformedLineException(otherwise);
    }
    return scalar.text();
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
    Scalar scalar = members.get(name);
    if (scalar == null || scalar.token() != JsonToken.VALUE_NUMBER_INT) {
      throw new MalformedLineException(otherwise);
    }
    try {
      return Long.parseLong(scalar.text());
    } catch (NumberFormatException e) {
      throw new MalformedLineException(otherwise);
    }
  }

  /** A JSON number; null if absent or not a number. */
  @Nullable Double number(String name) {
    Scalar scalar = members.get(name);
    return scalar == null || !scalar.token().isNumeric() ? null : Double.valueOf(scalar.text());
  }

  /** A JSON number; null if absent; malformed if it is something else. */
  @Nullable Double numberOrNothing(String name) throws MalformedLineException {
    if (members.containsKey(name) && number(name) == null) {
      throw new MalformedLineException(Malformed.NOT_A_NUMBER);
    }
    return number(name);
  }
}
