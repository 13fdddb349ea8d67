package io.sparkify.lake.job.generate.listener;

/** One listener as of now: the level and the name change, and one session at a time is open. */
public final class Listener {
  private Visitor visitor;
  private Level level;
  private boolean busy;

  Listener(Visitor visitor, Level level) {
    this.visitor = visitor;
    this.level = level;
  }

  public Visitor visitor() {
    return visitor;
  }

  public Level level() {
    return level;
  }

  public void change(Level next) {
    level = next;
  }

  public void rename(String lastName) {
    visitor = visitor.withLastName(lastName);
  }

  void open() {
    busy = true;
  }

  void close() {
    busy = false;
  }

  boolean busy() {
    return busy;
  }
}
