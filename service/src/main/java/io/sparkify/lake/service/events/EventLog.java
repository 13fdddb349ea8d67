package io.sparkify.lake.service.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.service.run.ProgressReport;
import io.sparkify.lake.service.run.ProgressReports;
import io.sparkify.lake.service.stream.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is new once a round for all listeners, and remembers the newest moves for those who
 * are a little behind. To be used by the one thread that feeds them.
 */
final class EventLog {
  static final int PAGE = 500;
  private static final int REMEMBERED = 2_000;

  private final EventStore store;
  private final ProgressReports progress;
  private final ObjectMapper json;
  private final Map<Long, List<Move>> pages = new HashMap<>();
  private final Reports reports = new Reports();
  private List<Move> newest = List.of();
  private long head = -1;
  private long round = -1;
  private @Nullable RuntimeException failure;

  EventLog(EventStore store, ProgressReports progress, ObjectMapper json) {
    this.store = store;
    this.progress = progress;
    this.json = json;
  }

  /** A move, written once for everybody. */
  @SuppressWarnings("ArrayRecordComponent") // written as it is, and never changed
  record Move(RunMove move, byte[] frame) {
    long position() {
      return move.streamPosition();
    }
  }

  /** Reads what is new, once in a round; who comes later in a round that failed fails likewise. */
  void refresh(long current) {
    if (current != round) {
      round = current;
      failure = null;
      pages.clear();
      try {
        read(store.newest());
        reports.show(progress.now(), this::write);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** The place of the newest move that was read. */
  long head() {
    return head;
  }

  /** Some moves behind this place; the first ones, if there are more. */
  List<Move> after(long position) {
    if (newest.isEmpty() || position < newest.get(0).position() - 1) {
      return pages.computeIfAbsent(position, this::page);
    }
    int from = newest.size();
    while (from > 0 && newest.get(from - 1).position() > position) {
      from--;
    }
    return newest.subList(from, newest.size());
  }

  Reports reports() {
    return reports;
  }

  private void read(long last) {
    if (head < 0 || last - head > REMEMBERED) {
      newest = List.of();
      head = last;
      return;
    }
    List<Move> known = new ArrayList<>(newest);
    while (head < last) {
      List<Move> next = page(head);
      if (next.isEmpty()) {
        break;
      }
      next.forEach(move -> reports.moved(move.move()));
      known.addAll(next);
      head = next.get(next.size() - 1).position();
    }
    head = Math.max(head, last);
    newest = List.copyOf(known.subList(Math.max(0, known.size() - REMEMBERED), known.size()));
  }

  private List<Move> page(long position) {
    return store.after(position, PAGE).stream()
        .map(move -> new Move(move, Frame.event("run", move.streamPosition(), write(move))))
        .toList();
  }

  private byte[] write(ProgressReport report) {
    return Frame.event("progress", write((Object) report));
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Our own records can be written", e);
    }
  }
}
