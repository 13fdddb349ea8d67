package io.sparkify.lake.service.db;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/** Somebody who looks at a database whenever something was committed to it. */
public final class Onlooker extends DelegatingTransactionHandler {
  private final Runnable look;

  private Onlooker(TransactionHandler delegate, Runnable look) {
    super(delegate);
    this.look = look;
  }

  /**
   * Has this look follow each commit.
   *
   * @param look by another way into the same database
   */
  public static void of(Jdbi jdbi, Runnable look) {
    jdbi.setTransactionHandler(new Onlooker(jdbi.getTransactionHandler(), look));
  }

  @Override
  public void commit(Handle handle) {
    super.commit(handle);
    look.run();
  }

  @Override
  public TransactionHandler specialize(Handle handle) throws SQLException {
    return new Onlooker(getDelegate().specialize(handle), look);
  }
}
