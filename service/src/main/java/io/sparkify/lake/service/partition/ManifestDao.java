package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Fingerprint;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the table of manifests. */
interface ManifestDao {
  @SqlUpdate(
      """
      insert into manifest (fingerprint, files)
      select :fingerprint, :files
      where not exists (select 1 from manifest where fingerprint = :fingerprint)
      """)
  void insertIfAbsent(Fingerprint fingerprint, String files);

  @SqlQuery("select files from manifest where fingerprint = :fingerprint")
  Optional<String> files(Fingerprint fingerprint);

  /** Those that tell what changed since partitions were loaded; some more than once. */
  @SqlQuery(
      """
      select m.fingerprint, m.files
      from partition_ledger l join manifest m on m.fingerprint = l.fingerprint
      where l.loaded_fingerprint <> l.fingerprint
      union all
      select m.fingerprint, m.files
      from partition_ledger l join manifest m on m.fingerprint = l.loaded_fingerprint
      where l.loaded_fingerprint <> l.fingerprint
      """)
  List<Manifest> ofChanged();

  @SqlUpdate(
      """
      delete from manifest
      where fingerprint = :fingerprint and not exists (
        select 1 from partition_ledger l
        where l.fingerprint = :fingerprint or l.loaded_fingerprint = :fingerprint)
      """)
  void deleteIfUnused(Fingerprint fingerprint);

  /** The files behind a fingerprint, as JSON. */
  record Manifest(Fingerprint fingerprint, String files) {}
}
