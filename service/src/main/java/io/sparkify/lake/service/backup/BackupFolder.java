package io.sparkify.lake.service.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names the copies by their time, and finds them again. */
record BackupFolder(Path folder) {
  private static final String PREFIX = "lake-";
  private static final String SUFFIX = ".zip";
  private static final String UNFINISHED = ".part";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  static String timeOf(Instant at) {
    return TIME.format(at);
  }

  Path file(Instant at) {
    return folder.resolve(PREFIX + timeOf(at) + SUFFIX);
  }

  /** What a copy is called until it is whole. */
  Path unfinished(Instant at) {
    return folder.resolve(PREFIX + timeOf(at) + UNFINISHED);
  }

  /** The finished copies, the newest first. */
  List<Path> copies() {
    return list().stream()
        .filter(file -> timeOf(file).isPresent())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  List<Path> unfinished() {
    return list().stream().filter(file -> name(file).endsWith(UNFINISHED)).toList();
  }

  Optional<Instant> newest() {
    return copies().stream().findFirst().flatMap(BackupFolder::timeOf);
  }

  private List<Path> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> name(file).startsWith(PREFIX)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of backups cannot be read: " + folder, e);
    }
  }

  private static Optional<Instant> timeOf(Path file) {
    String name = name(file);
    if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    String time = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
    try {
      return Optional.of(Instant.from(TIME.parse(time)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
