package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The applications that this process is just launching: nothing is to be seen of them yet, and that
 * means nothing.
 */
final class InFlight {
  private final Set<ApplicationTag> tags = ConcurrentHashMap.newKeySet();

  void enter(ApplicationTag tag) {
    tags.add(tag);
  }

  void leave(ApplicationTag tag) {
    tags.remove(tag);
  }

  boolean contains(ApplicationTag tag) {
    return tags.contains(tag);
  }
}
