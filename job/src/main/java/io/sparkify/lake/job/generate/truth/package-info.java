/**
 * What a right lake holds: row counts and digests of the tables, added up while events are made.
 * Never reads the generated files; that is why it can judge those who do.
 */
@NullMarked
package io.sparkify.lake.job.generate.truth;

import org.jspecify.annotations.NullMarked;
