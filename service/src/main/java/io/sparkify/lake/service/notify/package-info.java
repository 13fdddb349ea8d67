/**
 * Says to people and their programs what needs them: a month that failed, was rejected, is late, or
 * is well again. Knows runs and how webhooks are written and signed; does not know how messages are
 * kept and delivered.
 */
@NullMarked
package io.sparkify.lake.service.notify;

import org.jspecify.annotations.NullMarked;
