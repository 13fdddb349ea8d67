/**
 * What listeners do over a month: sessions of plays and of visits to other pages, in the order of
 * time. Knows nothing of files, traps or the truth.
 */
@NullMarked
package io.sparkify.lake.job.generate.session;

import org.jspecify.annotations.NullMarked;
