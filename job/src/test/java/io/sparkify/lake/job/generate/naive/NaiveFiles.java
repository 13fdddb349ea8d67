package io.sparkify.lake.job.generate.naive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Which files are input, which of their bytes are lines, and which lines are one object. */
final class NaiveFiles {
  private static final Pattern HIDDEN = Pattern.compile("(.*/)?[_.].*");
  private static final ObjectMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private NaiveFiles() {}

  /** Files below the root whose path, with slashes, matches and has no hidden name in it. */
  static List<Path> input(Path root, String pattern) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> isInput(root.relativize(file).toString(), pattern))
          .sorted()
          .toList();
    }
  }

  private static boolean isInput(String path, String pattern) {
    return path.matches(pattern) && !HIDDEN.matcher(path).matches();
  }

  /** Every line that is not blank. */
  static List<byte[]> lines(Path file) throws IOException {
    List<byte[]> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte each : content(file)) {
      if (each == '\n') {
        lines.add(line.toByteArray());
        line.reset();
      } else {
        line.write(each);
      }
    }
    lines.add(line.toByteArray());
    return lines.stream().filter(bytes -> !isBlank(bytes)).toList();
  }

  private static byte[] content(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return in.readAllBytes();
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte each : line) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }

  /** The line's object, if it is valid UTF-8 and exactly one object. */
  static Optional<JsonNode> object(byte[] line) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      return Optional.of(STRICT.readTree(text)).filter(JsonNode::isObject);
    } catch (CharacterCodingException | JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
