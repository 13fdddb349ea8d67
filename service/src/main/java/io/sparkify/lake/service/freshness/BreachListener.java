package io.sparkify.lake.service.freshness;

import org.jdbi.v3.core.Handle;

/** Is told of each breach once, and once of its end, by the transaction that writes that down. */
public interface BreachListener {
  /** Nobody more is told than who reads the log. */
  BreachListener NONE =
      new BreachListener() {
        @Override
        public void missed(Handle transaction, Breach breach, String why) {}

        @Override
        public void resolved(Handle transaction, Breach breach, String why) {}
      };

  /**
   * A month was not published before its deadline.
   *
   * @param transaction that others must not end; what is written to it is kept if the breach is
   * @param why it is not, in a sentence
   */
  void missed(Handle transaction, Breach breach, String why);

  /** It is published now, or left out. */
  void resolved(Handle transaction, Breach breach, String why);
}
