package io.sparkify.lake.service.outbox;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what must not stand in the configuration from the environment and from files; what is
 * wrong is told without it.
 */
public record Secrets(Map<String, String> environment) {
  public Secrets {
    environment = Map.copyOf(environment);
  }

  /** The words of a variable or a file, several for as long as they are being changed. */
  public List<String> words(String setting, @Nullable String variable, @Nullable String file) {
    return text(setting, variable, file)
        .map(text -> List.of(text.split("\\s+", -1)))
        .orElse(List.of());
  }

  /** Empty if neither is named. */
  private Optional<String> text(String setting, @Nullable String variable, @Nullable String file) {
    if (variable != null) {
      String value = environment.getOrDefault(variable, "").strip();
      if (value.isEmpty()) {
        throw new IllegalArgumentException(
            "%s_env names the variable %s, which is not set or empty."
                .formatted(setting, variable));
      }
      return Optional.of(value);
    }
    return file == null ? Optional.empty() : Optional.of(read(setting, file));
  }

  private static String read(String setting, String file) {
    String text;
    try {
      text = Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("%s_file cannot be read (%s).".formatted(setting, e), e);
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException("%s_file is empty: %s.".formatted(setting, file));
    }
    return text;
  }

  /** An address of http or https with a host. */
  public URI address(@Nullable String url, @Nullable String file) {
    String text = file == null ? String.valueOf(url).strip() : read("url", file);
    try {
      URI address = new URI(text);
      String scheme = String.valueOf(address.getScheme());
      if (address.getHost() != null
          && scheme.matches("(?i)https?")
          && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Told below; the exception holds the text
    }
    throw new IllegalArgumentException(
        "url%s must be http://HOST/… or https://HOST/…, without user and password (what it holds is not shown, as it may be a secret)."
            .formatted(file == null ? "" : "_file"));
  }
}
