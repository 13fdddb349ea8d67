package io.sparkify.lake.service.health;

import java.util.Optional;
import java.util.function.IntSupplier;

/** Knows whether the database's schema is what this version needs; once it is, it stays so. */
public final class SchemaHealth {
  private final IntSupplier missing;
  private volatile boolean isComplete;

  /**
   * @param missing counts the migrations that were not made; fails while the database is away
   */
  public SchemaHealth(IntSupplier missing) {
    this.missing = missing;
  }

  public Optional<String> problem() {
    if (isComplete) {
      return Optional.empty();
    }
    int left;
    try {
      left = missing.getAsInt();
    } catch (RuntimeException e) {
      return Optional.of(
          "The database's schema cannot be looked at (%s): see what is said of the database."
              .formatted(e.getMessage()));
    }
    isComplete = left == 0;
    return isComplete
        ? Optional.empty()
        : Optional.of(
            "The database's schema lacks %d migrations: run \"db migrate config.yml\", or start with LAKE_MIGRATE=true."
                .formatted(left));
  }
}
