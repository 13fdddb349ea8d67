package io.sparkify.lake.service.error;

import io.dropwizard.jersey.validation.ConstraintMessage;
import io.dropwizard.jersey.validation.JerseyViolationException;
import io.sparkify.lake.service.error.ProblemDocument.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Names every field that breaks a constraint: 400 for parameters, 422 for a body. */
final class ValidationErrorMapper implements ExceptionMapper<JerseyViolationException> {
  private static final int INTERNAL = 500;

  @Override
  public Response toResponse(JerseyViolationException e) {
    int status = ConstraintMessage.determineStatus(e.getConstraintViolations(), e.getInvocable());
    if (status >= INTERNAL) {
      return UnexpectedErrorMapper.internal(e).response();
    }
    List<FieldError> errors =
        e.getConstraintViolations().stream()
            .map(violation -> new FieldError(fieldOf(violation), violation.getMessage()))
            .sorted(Comparator.comparing(FieldError::field))
            .toList();
    String detail =
        errors.stream()
            .map(error -> error.field() + " " + error.message())
            .collect(Collectors.joining("; ", "", "."));
    return ProblemDocument.ofFields(status, detail, errors).response();
  }

  private static String fieldOf(ConstraintViolation<?> violation) {
    String last = "";
    for (Path.Node node : violation.getPropertyPath()) {
      last = String.valueOf(node.getName());
    }
    // Dropwizard says "query param from".
    return last.substring(last.lastIndexOf(' ') + 1);
  }
}
