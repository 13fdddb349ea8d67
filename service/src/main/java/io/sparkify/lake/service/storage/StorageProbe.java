package io.sparkify.lake.service.storage;

import io.sparkify.lake.job.contract.StorageFault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Knows by trying which places cannot be used, within a bounded time. */
public final class StorageProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Storage storage;
  private final Duration patience;

  public StorageProbe(Storage storage) {
    this(storage, PATIENCE);
  }

  StorageProbe(Storage storage, Duration patience) {
    this.storage = storage;
    this.patience = patience;
  }

  /** Tries all at the same time; a folder to be listed that is not there is no problem. */
  public List<StorageProblem> problems(List<Place> places) {
    ExecutorService threads = Executors.newFixedThreadPool(places.size(), StorageProbe::thread);
    try {
      List<Callable<Optional<StorageProblem>>> tries =
          places.stream()
              .map(place -> (Callable<Optional<StorageProblem>>) () -> probe(place))
              .toList();
      List<Future<Optional<StorageProblem>>> answers =
          threads.invokeAll(tries, patience.toMillis(), TimeUnit.MILLISECONDS);
      List<StorageProblem> problems = new ArrayList<>();
      for (int i = 0; i < places.size(); i++) {
        answer(places.get(i), answers.get(i)).ifPresent(problems::add);
      }
      return problems;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the storage", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<StorageProblem> answer(
      Place place, Future<Optional<StorageProblem>> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException e) {
      return Optional.of(StorageProblem.of(place, StorageFault.TIMED_OUT));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Asking for " + place.location() + " failed", e.getCause());
    }
  }

  private Optional<StorageProblem> probe(Place place) {
    try {
      Path folder = new Path(place.location());
      FileSystem files = folder.getFileSystem(storage.configuration());
      switch (place.use()) {
        case LIST -> list(files, folder);
        case WRITE -> write(files, folder);
      }
      return Optional.empty();
    } catch (IOException | RuntimeException e) { // what clients throw of wrong settings
      return Optional.of(StorageProblem.of(place, e));
    }
  }

  private static void list(FileSystem files, Path folder) throws IOException {
    try {
      var unused = files.listStatusIterator(folder).hasNext();
    } catch (FileNotFoundException e) {
      // It may come, and the health of the source says that it is not there.
    }
  }

  private void write(FileSystem files, Path folder) throws IOException {
    // S3A complains at length of a write that fails, so what fails both is found here.
    list(files, folder);
    Path probe = new Path(folder, "_lake/.probe-" + UUID.randomUUID());
    storage.writeText(probe.toString(), "");
    if (!files.delete(probe, false)) {
      throw new IOException("Could not delete " + probe);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "storage-probe");
    thread.setDaemon(true);
    return thread;
  }
}
