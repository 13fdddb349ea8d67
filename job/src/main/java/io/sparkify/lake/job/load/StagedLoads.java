package io.sparkify.lake.job.load;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is staged and checked, and not published yet; partitions come while others look. */
final class StagedLoads {
  private final List<StagedLoad> loads = new CopyOnWriteArrayList<>();

  void add(StagedLoad load) {
    loads.add(load);
  }

  void remove(StagedLoad load) {
    loads.remove(load);
  }

  /** As it is now. */
  List<StagedLoad> all() {
    return List.copyOf(loads);
  }

  Optional<StagedLoad> catalog() {
    return StagedLoad.catalogAmong(loads);
  }

  /** All of them, which are not here any more; while nothing is staged. */
  List<StagedLoad> takeAll() {
    List<StagedLoad> taken = all();
    loads.clear();
    return taken;
  }
}
