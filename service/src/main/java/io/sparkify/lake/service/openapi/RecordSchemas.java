package io.sparkify.lake.service.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes records as they are written: each member is there, and null only where the component is
 * marked so. In a request's body a member that may be null may be left out as well.
 */
final class RecordSchemas extends ModelResolver {
  private static final String REQUEST = "Request";
  private static final Map<Class<?>, Text> TEXTS =
      Map.of(
          RunId.class, Text.UUID,
          ApplicationTag.class, Text.UUID,
          PartitionKey.class, Text.PARTITION);

  RecordSchemas(ObjectMapper mapper) {
    super(mapper, new SchemaNames());
    openapi31(true);
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
    JavaType java = _mapper.constructType(type.getType());
    if (java.hasRawClass(RowCounts.class)) {
      return rowCounts();
    }
    Text text = TEXTS.get(java.getRawClass());
    if (text != null) {
      return text.schema();
    }
    Schema<?> schema = super.resolve(type, context, next);
    if (schema != null && java.getRawClass().isRecord()) {
      Schema<?> described =
          schema.get$ref() == null
              ? schema
              : context.getDefinedModels().get(schema.get$ref().replaceFirst(".*/", ""));
      if (described != null && described.getProperties() != null) {
        describe(java, described);
      }
    }
    return schema;
  }

  /** Only the counters that apply are there. */
  private static Schema<?> rowCounts() {
    Schema<?> counts = new JsonSchema();
    counts.addType("object");
    counts.setDescription("Amounts by counter; only those that apply.");
    for (Counter counter : Counter.values()) {
      Schema<?> amount = new IntegerSchema().format("int64");
      amount.addType("integer");
      counts.addProperty(counter.name().toLowerCase(Locale.ROOT), amount);
    }
    counts.setAdditionalProperties(false);
    return counts;
  }

  private void describe(JavaType java, Schema<?> schema) {
    boolean request = java.getRawClass().getSimpleName().endsWith(REQUEST);
    Map<String, BeanPropertyDefinition> members =
        _mapper.getSerializationConfig().introspect(java).findProperties().stream()
            .collect(
                Collectors.toMap(BeanPropertyDefinition::getInternalName, Function.identity()));
    for (RecordComponent component : java.getRawClass().getRecordComponents()) {
      BeanPropertyDefinition member = members.get(component.getName());
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        describe(_mapper.constructType(component.getGenericType()), schema);
      } else if (member != null && schema.getProperties().containsKey(member.getName())) {
        describe(schema, member.getName(), isNullable(component), request);
      }
    }
  }

  private static void describe(Schema<?> schema, String member, boolean nullable, boolean request) {
    boolean asked = schema.getRequired() != null && schema.getRequired().contains(member);
    if (nullable && !asked) {
      schema.getProperties().computeIfPresent(member, (name, value) -> orNull(value));
    }
    if (!asked && !(nullable && request)) {
      schema.addRequiredItem(member);
    }
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Schema<?> orNull(Schema<?> schema) {
    if (schema.getAnyOf() != null) {
      return schema; // described before, by another type that holds this one
    }
    if (schema.getTypes() != null && schema.getEnum() == null) {
      schema.addType("null");
      return schema;
    }
    Schema<?> nothing = new JsonSchema();
    nothing.addType("null");
    Schema<?> either = new JsonSchema();
    either.addAnyOfItem(schema);
    either.addAnyOfItem(nothing);
    return either;
  }
}
