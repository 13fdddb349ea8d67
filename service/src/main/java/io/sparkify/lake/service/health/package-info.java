/** Says whether the service can do its work, and what to do if not. Knows no feature's rules. */
@NullMarked
package io.sparkify.lake.service.health;

import org.jspecify.annotations.NullMarked;
