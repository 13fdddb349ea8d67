package io.sparkify.lake.job.source;

import io.sparkify.lake.job.contract.SourceFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The files of one task in their order, the next ones already on their way: where each small file
 * costs a wait for a server, many threads wait at the same time. Big files are read as they are
 * asked for.
 */
final class ReadAhead implements Iterator<LineFile>, Closeable {
  /** At the same time; with the next bound, at most 16 MiB of a task's memory. */
  static final int FILES = 16;

  private static final long SMALL = 1024 * 1024;

  private final Iterator<SourceFile> files;
  private final SourceOpening opening;
  private final @Nullable ExecutorService threads;
  private final Deque<Upcoming> window = new ArrayDeque<>();

  ReadAhead(List<SourceFile> files, SourceOpening opening) {
    this.files = files.iterator();
    this.opening = opening;
    this.threads =
        opening.isRemote() && files.size() > 1
            ? Executors.newFixedThreadPool(Math.min(FILES, files.size()), ReadAhead::thread)
            : null;
  }

  /**
   * A file that will be asked for.
   *
   * @param content all of it, on its way; null if it is to be opened when it is asked for
   */
  private record Upcoming(SourceFile file, @Nullable Future<Optional<byte[]>> content) {}

  @Override
  public boolean hasNext() {
    fill();
    return !window.isEmpty();
  }

  @Override
  public LineFile next() {
    fill();
    Upcoming next = window.remove();
    try {
      Optional<byte[]> content =
          next.content() == null ? Optional.empty() : await(next.file(), next.content());
      return content.isPresent()
          ? LineFile.of(next.file(), content.get())
          : LineFile.open(next.file(), opening);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill() {
    while (files.hasNext() && window.size() < FILES) {
      window.add(begin(files.next()));
    }
  }

  private Upcoming begin(SourceFile file) {
    if (threads == null || file.bytes() > SMALL) {
      return new Upcoming(file, null);
    }
    return new Upcoming(file, threads.submit(() -> whole(file)));
  }

  /** All bytes of a small file; empty if it has more than it should, and who reads it will see. */
  private Optional<byte[]> whole(SourceFile file) throws IOException {
    int length = Math.toIntExact(file.bytes());
    try (InputStream in = opening.open(file)) {
      byte[] content = in.readNBytes(length);
      return in.read() < 0 ? Optional.of(content) : Optional.empty();
    }
  }

  private Optional<byte[]> await(SourceFile file, Future<Optional<byte[]>> content)
      throws IOException {
    try {
      return content.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw SourceReadException.of(opening.path(file), file, problem);
      }
      throw new IllegalStateException("Reading " + file.path() + " failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Stopped while waiting for " + file.path());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "read-ahead");
    thread.setDaemon(true);
    return thread;
  }

  /** Stops what is on its way. */
  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
