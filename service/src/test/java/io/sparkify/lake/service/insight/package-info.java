/** Tests of what analysts are shown. Reports are made up, the databases are real. */
@NullMarked
package io.sparkify.lake.service.insight;

import org.jspecify.annotations.NullMarked;
