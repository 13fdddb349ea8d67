package io.sparkify.lake.service.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/** Names schemas after their Java types: without View, and nested ones after their outer type. */
final class SchemaNames extends TypeNameResolver {
  @Override
  protected String nameForClass(Class<?> type, Set<Options> options) {
    Class<?> outer = type.getEnclosingClass();
    String own = type.getSimpleName().replaceFirst("(?<=.)View$", "");
    return outer == null ? own : nameForClass(outer, options) + own;
  }
}
