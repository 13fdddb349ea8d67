/** Tests of the package of the same name. */
@NullMarked
package io.sparkify.lake.service.lineage;

import org.jspecify.annotations.NullMarked;
