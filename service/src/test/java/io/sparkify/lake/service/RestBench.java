package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the whole service takes to answer on a long history, beside its one call that asks no
 * database. Not run by the build; {@code -Dlake.bench.rest=1000000} says how many runs there are.
 */
@EnabledIfSystemProperty(named = "lake.bench.rest", matches = "\\d+")
class RestBench {
  private static final int RUNS = Integer.getInteger("lake.bench.rest", 0);
  private static final int WARM_UP = 1_000;
  private static final int TIMES = 1_000;
  private static final int CLIENTS = 8;
  private static final long SECONDS = 10;
  private static final List<String> CALLS =
      List.of("/me", "/runs", "/runs?state=FAILED", "/runs?partition=2005-03", "/overview");

  @TempDir java.nio.file.Path folder;

  @Test
  void h2() throws Exception {
    new ServiceOfYears(folder, RUNS).onH2(this::measure);
  }

  @Test
  void postgres() throws Exception {
    new ServiceOfYears(folder, RUNS).onPostgres(this::measure);
  }

  private void measure(String name, int port) throws Exception {
    for (String call : CALLS) {
      one(name, port, call);
    }
    for (String call : CALLS) {
      many(name, port, call);
    }
  }

  /** One client, one request after the other. */
  private static void one(String name, int port, String call) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; i < WARM_UP; i++) {
      get(client, port, call);
    }
    double[] millis = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      get(client, port, call);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        "BENCH | %s | %s | %.1f | %.1f |%n",
        name, call, millis[TIMES / 2], millis[TIMES * 99 / 100]);
  }

  /** Some clients that never wait. */
  private static void many(String name, int port, String call) throws Exception {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<Long>> counts =
          IntStream.range(0, CLIENTS)
              .mapToObj(i -> clients.submit(() -> asked(port, call, end)))
              .toList();
      long sum = 0;
      for (Future<Long> count : counts) {
        sum += count.get();
      }
      System.out.printf("BENCH | %s | %s | %d requests/s |%n", name, call, sum / SECONDS);
    } finally {
      clients.shutdownNow();
    }
  }

  private static long asked(int port, String call, long end) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    long count = 0;
    while (System.nanoTime() < end) {
      get(client, port, call);
      count++;
    }
    return count;
  }

  private static void get(HttpClient client, int port, String call)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + call))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(call).isEqualTo(200);
  }
}
