package io.sparkify.lake.service.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks the same of many files at once, as most of the time is waiting for storage. */
final class InParallel {
  private static final int THREADS = 8;

  private InParallel() {}

  /** What is asked of one file. */
  @FunctionalInterface
  interface Question<T, R> {
    R ask(T of) throws IOException;
  }

  /** The answers in the order of the questions; the first failure ends all. */
  static <T, R> List<R> ask(List<T> all, Question<T, R> question) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.max(1, Math.min(THREADS, all.size())));
    try {
      List<Future<R>> answers = new ArrayList<>();
      for (T each : all) {
        Callable<R> asking = () -> question.ask(each);
        answers.add(threads.submit(asking));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> answer : answers) {
        results.add(answer.get());
      }
      return List.copyOf(results);
    } catch (ExecutionException e) {
      throw asItWas(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while reading the lake", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static IOException asItWas(ExecutionException e) {
    if (e.getCause() instanceof IOException io) {
      return io;
    }
    throw new IllegalStateException("A file could not be looked at", e);
  }
}
