package io.sparkify.lake.service.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * (c): the bytes of all files are read and every value of their JSON is parsed, on all processors,
 * and nothing else.
 */
record ParseAlone(Input input) implements Contestant {
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "(c) bytes and JSON alone";
  }

  @Override
  public double run(Path folder) throws ExecutionException, InterruptedException {
    long begin = System.nanoTime();
    if (objects() == 0) {
      throw new IllegalStateException("There is nothing to parse in " + input);
    }
    return (System.nanoTime() - begin) / NANOS;
  }

  /** How many JSON objects the input holds. */
  long objects() throws ExecutionException, InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      JsonFactory json = new JsonFactory();
      List<Future<Long>> counts = new ArrayList<>();
      for (Path file : input.files()) {
        counts.add(threads.submit(() -> objects(json, file)));
      }
      long sum = 0;
      for (Future<Long> count : counts) {
        sum += count.get();
      }
      return sum;
    } finally {
      threads.shutdownNow();
    }
  }

  private static long objects(JsonFactory json, Path file) throws IOException {
    long objects = 0;
    // Jackson leaves out what nobody asks for.
    long characters = 0;
    try (JsonParser parser = json.createParser(Files.readAllBytes(file))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.END_OBJECT) {
          objects++;
        } else if (token.isScalarValue()) {
          characters += parser.getTextLength();
        }
      }
    }
    if (objects > 0 && characters == 0) {
      throw new IOException("No value in " + file);
    }
    return objects;
  }

  @Override
  public List<String> differences(Path folder) {
    return List.of("nothing is made");
  }

  @Override
  public boolean mustBeRight() {
    return false;
  }
}
