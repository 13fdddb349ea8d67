package io.sparkify.lake.service.error;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.sparkify.lake.service.error.ProblemDocument.FieldError;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a request's JSON, without a word of Java. */
final class JsonErrorMapper implements ExceptionMapper<JsonProcessingException> {
  private static final int BAD_REQUEST = 400;

  @Override
  public Response toResponse(JsonProcessingException e) {
    if (e instanceof JsonGenerationException || e instanceof InvalidDefinitionException) {
      return UnexpectedErrorMapper.internal(e).response();
    }
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      FieldError error = new FieldError(fieldOf(mapping), messageOf(mapping));
      return ProblemDocument.ofFields(
              BAD_REQUEST,
              "The member '%s' %s.".formatted(error.field(), error.message()),
              List.of(error))
          .response();
    }
    return ProblemDocument.of(BAD_REQUEST, "The body is not the JSON expected here" + at(e) + ".")
        .response();
  }

  private static String fieldOf(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String messageOf(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException) {
      return "is not known here";
    }
    if (e instanceof ValueInstantiationException) {
      return ownWords(e.getCause()).map(words -> "is wrong: " + words).orElse("has no valid value");
    }
    return "has no value of the right type";
  }

  /** Our own types explain what they refuse. */
  private static Optional<String> ownWords(@Nullable Throwable cause) {
    return cause instanceof IllegalArgumentException && isOurs(cause)
        ? Optional.ofNullable(cause.getMessage())
        : Optional.empty();
  }

  private static boolean isOurs(Throwable cause) {
    StackTraceElement[] frames = cause.getStackTrace();
    return frames.length > 0 && frames[0].getClassName().startsWith("io.sparkify.");
  }

  private static String at(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }
}
