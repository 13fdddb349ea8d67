package io.sparkify.lake.service.run;

import io.sparkify.lake.service.run.Cluster.StumbleException;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/** A database that now and then fails a commit, done or not: whoever asked cannot know. */
final class StumblingTransactions extends DelegatingTransactionHandler {
  private final Fate fate;

  private StumblingTransactions(TransactionHandler delegate, Fate fate) {
    super(delegate);
    this.fate = fate;
  }

  /** What befalls which commit from now on. */
  static final class Fate {
    private int left;
    private boolean done;

    /**
     * @param commits that go well before one fails
     * @param afterwards whether that one is done all the same
     */
    void stumble(int commits, boolean afterwards) {
      left = commits + 1;
      done = afterwards;
    }

    void spare() {
      left = 0;
    }

    private boolean befalls() {
      left = Math.max(left - 1, -1);
      return left == 0;
    }
  }

  static void in(Jdbi jdbi, Fate fate) {
    jdbi.setTransactionHandler(new StumblingTransactions(jdbi.getTransactionHandler(), fate));
  }

  @Override
  public void commit(Handle handle) {
    boolean stumbles = fate.befalls();
    if (!stumbles || fate.done) {
      super.commit(handle);
    }
    if (stumbles) {
      throw new StumbleException("the connection broke");
    }
  }

  @Override
  public TransactionHandler specialize(Handle handle) throws SQLException {
    return new StumblingTransactions(getDelegate().specialize(handle), fate);
  }
}
