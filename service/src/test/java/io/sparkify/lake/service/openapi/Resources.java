package io.sparkify.lake.service.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.util.List;

/** Finds every resource of the service by its annotation. */
public final class Resources {
  private static final Contract CONTRACT = Contract.of(document(mapper()));

  private Resources() {}

  /** What the whole API promises. */
  public static Contract contract() {
    return CONTRACT;
  }

  static List<Class<?>> all() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sparkify.lake.service")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  static String document(ObjectMapper mapper) {
    return OpenApiDocument.of(all(), mapper, "/api/v1", "test");
  }

  private static ObjectMapper mapper() {
    return io.dropwizard.jackson.Jackson.newObjectMapper()
        .setPropertyNamingStrategy(
            com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
        .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  }
}
