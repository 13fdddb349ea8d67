/**
 * Whether the lake holds what runs published: audits reports, gives certificates, recomputes them.
 * Reads the lake and the database, and changes neither.
 */
@NullMarked
package io.sparkify.lake.service.proof;

import org.jspecify.annotations.NullMarked;
