package io.sparkify.lake.service.openapi;

import io.sparkify.lake.service.error.ProblemFeature;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;

/** Says of every call that its errors are problem documents. */
final class Problems {
  private static final String NAME = "ProblemDocument";
  private static final String ANY = "What was wrong and what to do about it.";

  private Problems() {}

  static void addTo(OpenAPI document) {
    document.getComponents().addSchemas(NAME, schema());
    document
        .getPaths()
        .values()
        .forEach(
            path ->
                path.readOperations()
                    .forEach(call -> call.getResponses().addApiResponse("default", response(ANY))));
  }

  /** An answer with a problem document. */
  static ApiResponse response(String description) {
    Schema<?> reference = new JsonSchema();
    reference.set$ref("#/components/schemas/" + NAME);
    return new ApiResponse()
        .description(description)
        .content(
            new Content()
                .addMediaType(ProblemFeature.MEDIA_TYPE, new MediaType().schema(reference)));
  }

  private static Schema<?> schema() {
    Schema<?> problem = object();
    problem.setDescription(
        "An error (RFC 9457). code is stable; some codes come with further members.");
    problem.addProperty("type", text("about:blank"));
    problem.addProperty("title", text("The words of the HTTP status."));
    problem.addProperty("status", typed("integer", "The HTTP status."));
    problem.addProperty("detail", text("What was wrong, for a person."));
    problem.addProperty("instance", text("The path that was asked for."));
    problem.addProperty("code", text("Stable, in snake case, for programs."));
    problem.addProperty(
        "retryable", typed("boolean", "Whether the same request may succeed later."));
    problem.addProperty("errors", errors());
    problem.setRequired(
        List.of("type", "title", "status", "detail", "instance", "code", "retryable", "errors"));
    return problem;
  }

  private static Schema<?> errors() {
    Schema<?> field = object();
    field.addProperty("field", text("The field."));
    field.addProperty("message", text("What is wrong with it."));
    field.setRequired(List.of("field", "message"));
    Schema<?> errors = typed("array", "What is wrong with which field.");
    errors.setItems(field);
    return errors;
  }

  private static Schema<?> object() {
    Schema<?> schema = new JsonSchema();
    schema.addType("object");
    return schema;
  }

  private static Schema<?> text(String description) {
    return typed("string", description);
  }

  private static Schema<?> typed(String type, String description) {
    Schema<?> schema = new JsonSchema();
    schema.addType(type);
    schema.setDescription(description);
    return schema;
  }
}
