package io.sparkify.lake.service.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The REST API in words that programs read: OpenAPI 3.1, made from the resources' code. */
public final class OpenApiDocument {
  private static final String TEXT =
      """
      Loads months of a music-streaming data lake, shows what was loaded and why, and takes \
      orders. JSON in snake case; times are ISO-8601 in UTC. Every error is a problem document \
      (RFC 9457) with a stable code. Lists are paged by a cursor.""";

  private OpenApiDocument() {}

  /**
   * The document as JSON.
   *
   * @param resources the classes that answer requests
   * @param mapper writes their answers
   * @param root where the API begins: {@code /api/v1}
   * @param version of the service
   */
  public static String of(
      Collection<Class<?>> resources, ObjectMapper mapper, String root, String version) {
    OpenAPI document =
        new OpenAPI()
            .openapi("3.1.0")
            .info(new Info().title("Sparkify data lake").version(version).description(TEXT))
            .servers(List.of(new Server().url(root)));
    SwaggerConfiguration configuration =
        new SwaggerConfiguration()
            .openAPI(document)
            .openAPI31(true)
            .defaultResponseCode("200")
            .readAllResources(false);
    OpenAPI read = read(resources, mapper, configuration);
    Problems.addTo(read);
    Roles.addTo(read);
    SharedParameters.describe(read);
    read.getPaths().values().forEach(path -> path.readOperations().forEach(OpenApiDocument::name));
    try {
      return Json31.pretty().writeValueAsString(read);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The OpenAPI document cannot be written", e);
    }
  }

  /** An answer of which nothing was said is what the call is for. */
  private static void name(Operation call) {
    call.getResponses().values().stream()
        .filter(answer -> answer.getDescription().equals(Reader.DEFAULT_DESCRIPTION))
        .forEach(answer -> answer.setDescription(call.getSummary()));
  }

  /** The library keeps its converters in one place for all; so one at a time. */
  private static synchronized OpenAPI read(
      Collection<Class<?>> resources, ObjectMapper mapper, SwaggerConfiguration configuration) {
    RecordSchemas schemas = new RecordSchemas(mapper);
    ModelConverters converters = ModelConverters.getInstance(true);
    converters.addConverter(schemas);
    try {
      return new Reader(configuration).read(sorted(resources));
    } finally {
      converters.removeConverter(schemas);
    }
  }

  private static Set<Class<?>> sorted(Collection<Class<?>> resources) {
    return resources.stream()
        .sorted(Comparator.comparing(Class::getName))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
