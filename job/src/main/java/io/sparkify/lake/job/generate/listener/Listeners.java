package io.sparkify.lake.job.generate.listener;

import io.sparkify.lake.job.generate.catalog.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Everybody who listens; a few of them most of the time. */
public final class Listeners {
  private final List<Listener> all = new ArrayList<>();
  private int free;

  /** Makes listeners whose folders are all cut by UTC. */
  public static Listeners inUtc(int count, long registeredBefore, SplittableRandom random) {
    return make(count, registeredBefore, random, List.of(0));
  }

  /** Makes listeners some of whom have their folders cut by UTC-8 and UTC+9. */
  public static Listeners aroundTheWorld(
      int count, long registeredBefore, SplittableRandom random) {
    return make(count, registeredBefore, random, List.of(0, 0, -8, 0, 0, 9, 0, 0, 0, 0));
  }

  private static Listeners make(
      int count, long registeredBefore, SplittableRandom random, List<Integer> offsets) {
    Listeners listeners = new Listeners();
    for (int n = 0; n < count; n++) {
      long registration = registeredBefore - 1 - random.nextLong(60L * 86_400_000);
      Visitor visitor = visitor(n + 1, registration, offsets.get(n % offsets.size()), random);
      Level level = random.nextInt(5) == 0 ? Level.PAID : Level.FREE;
      listeners.all.add(new Listener(visitor, level));
    }
    listeners.free = count;
    return listeners;
  }

  private static Visitor visitor(
      int number, long registration, int utcOffset, SplittableRandom random) {
    String gender = random.nextBoolean() ? "F" : "M";
    return new Visitor(
        Integer.toString(number),
        Words.pick(People.FIRST_NAMES, random),
        Words.pick(People.LAST_NAMES, random),
        gender,
        Words.pick(People.PLACES, random),
        Words.pick(People.USER_AGENTS, random),
        registration,
        utcOffset);
  }

  public int count() {
    return all.size();
  }

  public boolean anyFree() {
    return free > 0;
  }

  /** Opens a session of somebody who has none open. */
  public Listener begin(SplittableRandom random) {
    double skewed = random.nextDouble() * random.nextDouble();
    int index = (int) (skewed * all.size());
    while (all.get(index).busy()) {
      index = (index + 1) % all.size();
    }
    Listener listener = all.get(index);
    listener.open();
    free--;
    return listener;
  }

  public void end(Listener listener) {
    listener.close();
    free++;
  }

  /** Listener number {@code n}, counted around. */
  public Listener at(int n) {
    return all.get(n % all.size());
  }
}
