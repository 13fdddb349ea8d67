package io.sparkify.lake.service;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.dropwizard.jackson.AnnotationSensitivePropertyNamingStrategy;
import io.dropwizard.jackson.CaffeineModule;
import io.dropwizard.jackson.FuzzyEnumModule;
import io.dropwizard.jackson.GuavaExtrasModule;
import io.dropwizard.jackson.Jackson;

/**
 * The JSON form of the REST API: snake case, times as ISO-8601 in UTC, nulls written, unknown
 * members refused.
 */
final class ServiceJson {
  private ServiceJson() {}

  static ObjectMapper mapper() {
    return dropwizard()
        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * {@link Jackson#newObjectMapper} without Blackbird, which makes code for each member when the
   * service starts, and gains nothing with Java's quick compiler.
   */
  static ObjectMapper dropwizard() {
    return Jackson.newMinimalObjectMapper()
        .registerModules(
            new GuavaExtrasModule(),
            new CaffeineModule(),
            new FuzzyEnumModule(),
            new ParameterNamesModule(),
            new Jdk8Module(),
            new JavaTimeModule())
        .setPropertyNamingStrategy(new AnnotationSensitivePropertyNamingStrategy());
  }
}
