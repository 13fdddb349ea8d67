/** Tests of what we decided and what became of it. */
@NullMarked
package io.sparkify.lake.service.run;

import org.jspecify.annotations.NullMarked;
