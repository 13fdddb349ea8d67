package io.sparkify.lake.service.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Knows by asking whether the database answers. */
public record DatabaseHealth(DataSource source) {
  private static final int PATIENCE_SECONDS = 3;

  public Optional<String> problem() {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS)
          ? Optional.empty()
          : Optional.of(words("it did not answer within " + PATIENCE_SECONDS + " s"));
    } catch (SQLException e) {
      return Optional.of(words(String.valueOf(e.getMessage()).strip()));
    }
  }

  private static String words(String why) {
    return "The database is away (%s): start it, or look at the network to it and at LAKE_DATABASE_URL. Drivers go on, and the service by itself once it is back."
        .formatted(why);
  }
}
