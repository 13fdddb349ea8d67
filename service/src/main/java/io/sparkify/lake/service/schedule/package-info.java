/**
 * Says when to look again. The only package that knows Quartz, which is a clock here and nothing
 * else; it knows nothing of what its ticks do.
 */
@NullMarked
package io.sparkify.lake.service.schedule;

import org.jspecify.annotations.NullMarked;
