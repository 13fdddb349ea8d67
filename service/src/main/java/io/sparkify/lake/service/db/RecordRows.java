package io.sparkify.lake.service.db;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads rows into records, a column {@code in_snake_case} for each component. JDBI's own mapper
 * takes public records only, and rows are the business of their package.
 */
final class RecordRows implements RowMapperFactory {
  @Override
  public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
    Class<?> record = GenericTypes.getErasedType(type);
    ColumnMappers columns = config.get(ColumnMappers.class);
    return record.isRecord() && columns.findFor(type).isEmpty()
        ? Optional.of(mapper(record, columns))
        : Optional.empty();
  }

  private static RowMapper<?> mapper(Class<?> record, ColumnMappers mappers) {
    List<Column> columns = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      ColumnMapper<?> mapper = mappers.findFor(component.getGenericType()).orElseThrow();
      columns.add(new Column(column(component.getName()), mapper));
    }
    return new Rows(constructor(record), columns);
  }

  private static Constructor<?> constructor(Class<?> record) {
    Class<?>[] types =
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = record.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Every record has this constructor: " + record, e);
    }
  }

  private static String column(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private record Column(String name, ColumnMapper<?> mapper) {}

  /** Rows of any result. */
  private record Rows(Constructor<?> constructor, List<Column> columns)
      implements RowMapper<Object> {
    @Override
    public Object map(ResultSet row, StatementContext context) throws SQLException {
      return specialize(row, context).map(row, context);
    }

    /** Of one result, whose columns are looked for once. */
    @Override
    public RowMapper<Object> specialize(ResultSet result, StatementContext ignored)
        throws SQLException {
      int[] places = new int[columns.size()];
      for (int i = 0; i < places.length; i++) {
        places[i] = result.findColumn(columns.get(i).name());
      }
      return (row, context) -> make(places, row, context);
    }

    private Object make(int[] places, ResultSet row, StatementContext context) throws SQLException {
      Object[] values = new Object[places.length];
      for (int i = 0; i < places.length; i++) {
        values[i] = columns.get(i).mapper().map(row, places[i], context);
      }
      try {
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("No " + constructor.getDeclaringClass() + " of a row", e);
      }
    }
  }
}
