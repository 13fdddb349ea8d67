/**
 * Tells a catalog of lineage, in OpenLineage's words, which run read what and wrote what. Knows
 * runs, places and tables and, alone, OpenLineage's classes; does not know how events are
 * delivered.
 */
@NullMarked
package io.sparkify.lake.service.lineage;

import org.jspecify.annotations.NullMarked;
