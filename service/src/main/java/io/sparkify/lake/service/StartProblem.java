package io.sparkify.lake.service;

import io.dropwizard.configuration.ConfigurationException;
import java.io.FileNotFoundException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps a command from its work, and what to do about it. */
final class StartProblem extends Exception {
  private static final long serialVersionUID = 1L;

  StartProblem(String words) {
    super(words);
  }

  /** Empty for what nobody foresaw. */
  static Optional<String> words(Throwable problem) {
    return Stream.<Throwable>iterate(problem, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> own(cause, problem).stream())
        .findFirst();
  }

  private static Optional<String> own(Throwable cause, Throwable problem) {
    String message = String.valueOf(cause.getMessage()).strip();
    if (cause instanceof StartProblem
        || cause instanceof ConfigurationException
        || cause instanceof FileNotFoundException) {
      return Optional.of(message);
    }
    if (cause instanceof BindException) {
      return Optional.of(
          "A port cannot be opened (%s: %s). Set LAKE_PORT and LAKE_ADMIN_PORT to free ones."
              .formatted(problem.getMessage(), message));
    }
    if (cause instanceof SQLException) {
      return Optional.of(
          "The database cannot be used: %s. Check LAKE_DATABASE_URL, _USER and _PASSWORD."
              .formatted(message.replaceFirst("\\.$", "")));
    }
    return message.startsWith("Must specify either a count")
        ? Optional.of(
            "Say how far to go back: -c 1 (changesets), -t TAG or -d DATE; -n only shows.")
        : Optional.empty();
  }
}
