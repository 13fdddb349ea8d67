package io.sparkify.lake.job.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Does several things at the same time. Each call has threads of its own, which take over the
 * session and the job group that Spark keeps for the thread that calls.
 */
public final class AtOnce {
  /** Each may be in memory as a whole. */
  private static final int FILES = 4;

  private AtOnce() {}

  /** What is done with one of the things. */
  @FunctionalInterface
  public interface Work<T> {
    void with(T thing) throws IOException;
  }

  /** What makes one of the results. */
  @FunctionalInterface
  public interface Making<R> {
    R make() throws IOException;
  }

  /** Returns when all are done or have failed; then the first failure is thrown. */
  public static <T> void run(int threads, List<T> things, Work<T> work) throws IOException {
    all(
        threads,
        things.stream()
            .<Making<Boolean>>map(
                thing ->
                    () -> {
                      work.with(thing);
                      return true;
                    })
            .toList());
  }

  /** What comes of one of the things. */
  @FunctionalInterface
  public interface Reading<T, R> {
    R of(T thing) throws IOException;
  }

  /**
   * Reads several files, a few at the same time, as a store takes longer to answer than they take
   * to read; the results in the order of the files.
   */
  public static <T, R> List<R> read(List<T> files, Reading<T, R> reading) throws IOException {
    return all(FILES, files.stream().<Making<R>>map(file -> () -> reading.of(file)).toList());
  }

  /** All at the same time; the results in the order of what makes them. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <R> List<R> all(Making<R>... makings) throws IOException {
    return all(makings.length, List.of(makings));
  }

  private static <R> List<R> all(int threads, List<Making<R>> makings) throws IOException {
    List<R> results = new ArrayList<>();
    if (threads == 1 || makings.size() <= 1) {
      for (Making<R> making : makings) {
        results.add(making.make());
      }
      return results;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, makings.size()));
    try {
      for (Future<R> one :
          pool.invokeAll(makings.stream().<Callable<R>>map(making -> making::make).toList())) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw asItWas(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while several things were done at the same time", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static IOException asItWas(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof IOException io ? io : new IOException(failure);
  }
}
