package io.sparkify.lake.service.partition;

/** Lists the input; the seam between the ledger and file systems. */
@FunctionalInterface
public interface PartitionSource {
  /**
   * Everything that is there now.
   *
   * @throws SourceUnavailableException if any of it could not be seen: half a listing is none
   */
  Listing list() throws SourceUnavailableException;
}
