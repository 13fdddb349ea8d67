package io.sparkify.lake.service.db;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/** An H2 database in a file, opened as the service opens it. */
public final class H2File implements AutoCloseable {
  private final JdbcConnectionPool pool;
  private final Jdbi jdbi;

  private H2File(JdbcConnectionPool pool) {
    this.pool = pool;
    this.jdbi = TestDatabase.migrated(pool);
  }

  public static DatabaseUrl url(Path folder) {
    return new DatabaseUrl("jdbc:h2:file:" + folder.resolve("lake")).withDefaults();
  }

  public static H2File open(DatabaseUrl url) {
    return new H2File(JdbcConnectionPool.create(url.url(), "", ""));
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /** The last connection closes the file. */
  @Override
  public void close() {
    pool.dispose();
  }
}
