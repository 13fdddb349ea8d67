package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.BindException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StartProblemTest {
  @Test
  void takenPortIsNamedWithTheSettings() {
    IOException bind =
        new IOException(
            "Failed to bind to /127.0.0.1:8080", new BindException("Address already in use"));
    assertThat(StartProblem.words(new RuntimeException(bind.toString(), bind)))
        .contains(
            "A port cannot be opened (java.io.IOException: Failed to bind to /127.0.0.1:8080: Address"
                + " already in use). Set LAKE_PORT and LAKE_ADMIN_PORT to free ones.");
  }

  @Test
  void databaseSaysWhatKeepsIt() {
    assertThat(
            StartProblem.words(
                new IllegalStateException("migration", new SQLException("Connection refused."))))
        .contains(
            "The database cannot be used: Connection refused. Check LAKE_DATABASE_URL, _USER and"
                + " _PASSWORD.");
  }

  @Test
  void missingConfigurationIsNamed() {
    assertThat(StartProblem.words(new FileNotFoundException("File nosuch.yml not found")))
        .contains("File nosuch.yml not found");
  }

  @Test
  void rollbackSaysHowToSayHowFar() {
    assertThat(
            StartProblem.words(
                new IllegalArgumentException("Must specify either a count, a tag, or a date.")))
        .hasValueSatisfying(words -> assertThat(words).contains("-c 1", "-t TAG", "-d DATE"));
  }

  @Test
  void whatNobodyForesawKeepsItsStack() {
    assertThat(StartProblem.words(new IllegalStateException("a bug"))).isEmpty();
  }
}
