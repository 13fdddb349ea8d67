/**
 * Says when to look again, and when to load without being asked. The only package that knows
 * Quartz, which is a clock and a reader of cron expressions here and nothing else; it knows nothing
 * of how a load is done.
 */
@NullMarked
package io.sparkify.lake.service.schedule;

import org.jspecify.annotations.NullMarked;
