package io.sparkify.lake.service.db;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.ContentDigest;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.NullArgument;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;

/** Teaches JDBI the ids, months, fingerprints, counters, instants of ours. */
public final class LakeTypes implements JdbiPlugin {
  @Override
  public void customizeJdbi(Jdbi jdbi) {
    text(jdbi, PartitionKey.class, PartitionKey::parse);
    text(jdbi, Fingerprint.class, Fingerprint::parse);
    text(jdbi, ContentDigest.class, ContentDigest::parse);
    text(jdbi, Counter.class, Counter::parse);
    text(jdbi, CheckLevel.class, CheckLevel::parse);
    text(jdbi, FailureKind.class, FailureKind::parse);
    uuid(jdbi, RunId.class, RunId::value, RunId::new);
    uuid(jdbi, ApplicationTag.class, ApplicationTag::value, ApplicationTag::new);
    instants(jdbi);
    jdbi.registerRowMapper(new RecordRows());
  }

  private static <T> void text(Jdbi jdbi, Class<T> type, Function<String, T> read) {
    register(jdbi, type, Types.VARCHAR, Object::toString);
    jdbi.registerColumnMapper(
        type,
        (row, column, context) -> {
          String text = row.getString(column);
          return text == null ? null : read.apply(text);
        });
  }

  private static <T> void uuid(
      Jdbi jdbi, Class<T> type, Function<T, UUID> write, Function<UUID, T> read) {
    register(jdbi, type, Types.OTHER, write::apply);
    jdbi.registerColumnMapper(
        type,
        (row, column, context) -> {
          UUID id = row.getObject(column, UUID.class);
          return id == null ? null : read.apply(id);
        });
  }

  /** As a time in UTC, in the microseconds that both databases keep. */
  private static void instants(Jdbi jdbi) {
    register(
        jdbi,
        Instant.class,
        Types.TIMESTAMP_WITH_TIMEZONE,
        at -> at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    ColumnMapper<Instant> mapper =
        (row, column, context) -> {
          OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
          return time == null ? null : time.toInstant();
        };
    jdbi.registerColumnMapper(Instant.class, mapper);
  }

  /** Binds values of one class, nulls among them, as the JDBC type that stands for it. */
  private static <T> void register(
      Jdbi jdbi, Class<T> type, int sqlType, Function<T, Object> write) {
    ArgumentFactory factory =
        (declared, value, config) ->
            type.equals(declared) || type.isInstance(value)
                ? Optional.of(
                    argument(sqlType, value == null ? null : write.apply(type.cast(value))))
                : Optional.empty();
    jdbi.registerArgument(factory);
  }

  private static Argument argument(int sqlType, @Nullable Object value) {
    return value == null
        ? new NullArgument(sqlType)
        : (position, statement, context) -> statement.setObject(position, value);
  }
}
