package io.sparkify.lake.service.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dropwizard.jackson.Jackson;
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

  /** Reads and writes as the service does. */
  public static ObjectMapper mapper() {
    return Jackson.newObjectMapper()
        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  }
}
