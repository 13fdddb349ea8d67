package io.sparkify.lake.service.trial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** Looks for secrets in all that a service leaves and shows, in the forms that they may take. */
final class SecretScan {
  private final Map<String, String> secrets;
  private final Set<String> found = new ConcurrentSkipListSet<>();
  private final Set<String> places = new ConcurrentSkipListSet<>();

  /**
   * @param secrets by what they are
   */
  SecretScan(Map<String, String> secrets) {
    this.secrets = Map.copyOf(secrets);
  }

  /** Such as {@code token in file db/lake.mv.db}. */
  Set<String> found() {
    return new TreeSet<>(found);
  }

  /** What was looked at. */
  Set<String> places() {
    return new TreeSet<>(places);
  }

  void text(String place, String text) {
    places.add(place);
    secrets.forEach(
        (name, secret) -> {
          if (forms(secret).stream().anyMatch(text::contains)) {
            found.add(name + " in " + place);
          }
        });
  }

  /** The arguments of all processes below this one, as anybody on the machine can read them. */
  void processes() {
    ProcessHandle.current()
        .descendants()
        .map(process -> String.join(" ", LakeProcess.arguments(process)))
        .filter(arguments -> !arguments.isBlank())
        .forEach(
            arguments ->
                text(arguments.contains("spark") ? "arguments of Spark" : "arguments", arguments));
  }

  /** Every file of a folder, byte by byte. */
  void files(String place, Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text(
            place + " " + folder.relativize(file),
            new String(Files.readAllBytes(file), ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> forms(String secret) {
    List<String> forms = new ArrayList<>();
    forms.add(secret);
    forms.add(URLEncoder.encode(secret, UTF_8));
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)));
    return forms;
  }
}
