package io.sparkify.lake.service.storage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers whether the lake could be written when it was last tried. */
public final class LakeWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LakeWatch.class);

  private final StorageProbe probe;
  private final Place lake;
  private final AtomicReference<@Nullable StorageProblem> problem = new AtomicReference<>();
  private volatile boolean writable;

  public LakeWatch(StorageProbe probe, Place lake) {
    this.probe = probe;
    this.lake = lake;
  }

  /** Tries again; the answer is whether the lake has just become writable. */
  public boolean look() {
    List<StorageProblem> now = probe.problems(List.of(lake));
    StorageProblem before = problem.getAndSet(now.isEmpty() ? null : now.get(0));
    boolean writableBefore = writable;
    writable = now.isEmpty();
    if (!now.isEmpty() && !now.get(0).equals(before)) {
      LOG.error("Nothing is launched: {}", now.get(0).words());
    }
    if (now.isEmpty() && before != null) {
      LOG.info("The lake can be written again");
    }
    return writable && !writableBefore;
  }

  /** False until it was tried. */
  public boolean isWritable() {
    return writable;
  }

  /** What keeps the lake from being written; empty if nothing is known to. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem.get()).map(StorageProblem::words);
  }
}
