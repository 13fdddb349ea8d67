package io.sparkify.lake.service.partition;

/** Whether months may be loaded without being asked for, which depends on the catalog. */
public enum CatalogGate {
  /** The catalog was loaded, or there is none to wait for. */
  OPEN,
  /** The catalog's first load is on its way; months follow it in the same batch. */
  CATALOG_FIRST,
  /** The catalog's first load did not succeed: plays loaded now would match nothing. */
  SHUT;

  static CatalogGate of(Partition catalog) {
    if (catalog.loaded() != null) {
      return OPEN;
    }
    if (catalog.active()) {
      return CATALOG_FIRST;
    }
    if (!catalog.content().present() || catalog.ignoredReason() != null) {
      return OPEN;
    }
    boolean stuck =
        catalog.last(LastRun.Standing.FAILED)
            || catalog.last(LastRun.Standing.REJECTED)
            || catalog.last(LastRun.Standing.CANCELLED);
    return stuck ? SHUT : CATALOG_FIRST;
  }
}
