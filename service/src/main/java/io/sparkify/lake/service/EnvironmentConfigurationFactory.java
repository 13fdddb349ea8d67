package io.sparkify.lake.service;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.YamlConfigurationFactory;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.text.StringSubstitutor;

/**
 * Reads the configuration, and puts the environment's values into the parsed file, so that no
 * password can break its syntax.
 */
final class EnvironmentConfigurationFactory<T> extends YamlConfigurationFactory<T> {
  private final StringSubstitutor substitutor;
  private final Consumer<JsonNode> whole;

  EnvironmentConfigurationFactory(
      Class<T> type, Validator validator, String prefix, Map<String, String> environment) {
    this(type, validator, prefix, environment, all -> {});
  }

  /**
   * @param whole is given all that was read, with the environment's values
   */
  EnvironmentConfigurationFactory(
      Class<T> type,
      Validator validator,
      String prefix,
      Map<String, String> environment,
      Consumer<JsonNode> whole) {
    // Not the mapper of the REST API: Dropwizard's own settings are in camel case.
    super(type, validator, mapper(), prefix);
    this.substitutor = new StringSubstitutor(environment);
    this.whole = whole;
  }

  /** A setting with a typing error must not go unnoticed. */
  private static ObjectMapper mapper() {
    return ServiceJson.dropwizard().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  @Override
  protected T build(JsonNode node, String path) throws IOException, ConfigurationException {
    JsonNode all = substitute(node);
    whole.accept(all);
    return super.build(all, path);
  }

  private JsonNode substitute(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(member -> member.setValue(substitute(member.getValue())));
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, substitute(array.get(i)));
      }
    }
    return node instanceof TextNode text
        ? TextNode.valueOf(substitutor.replace(text.textValue()))
        : node;
  }
}
