package io.sparkify.lake.job.lake;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same with many things, some at the same time. */
final class AtOnce {
  private AtOnce() {}

  /** What is done with one of the things. */
  @FunctionalInterface
  interface Work<T> {
    void with(T thing) throws IOException;
  }

  /** Returns when all are done or have failed; then the first failure is thrown. */
  static <T> void run(int threads, List<T> things, Work<T> work) throws IOException {
    if (threads == 1 || things.size() <= 1) {
      for (T thing : things) {
        work.with(thing);
      }
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, things.size()));
    try {
      for (Future<Void> one :
          pool.invokeAll(things.stream().map(thing -> task(work, thing)).toList())) {
        one.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while files were brought to their places", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> Callable<Void> task(Work<T> work, T thing) {
    return () -> {
      work.with(thing);
      return null;
    };
  }
}
