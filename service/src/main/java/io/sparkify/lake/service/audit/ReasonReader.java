package io.sparkify.lake.service.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Keeps of a request's body the reason that it gives, and nothing else. */
final class ReasonReader implements ReaderInterceptor {
  static final String PROPERTY = "io.sparkify.lake.audit.reason";
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object body = context.proceed();
    if (body instanceof String text) {
      String reason = reason(text);
      if (reason != null) {
        context.setProperty(PROPERTY, reason);
      }
    }
    return body;
  }

  /** The member of that name at the top; null if there is none, or this is no JSON object. */
  static @Nullable String reason(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if ("reason".equals(name)) {
          return value == JsonToken.VALUE_STRING ? parser.getText() : null;
        }
        parser.skipChildren();
      }
      return null;
    } catch (IOException e) {
      // The resource says what is wrong with it.
      return null;
    }
  }
}
