/** Tests of the catalog of failures, on logs of failures that were caused for them. */
@NullMarked
package io.sparkify.lake.service.diagnosis;

import org.jspecify.annotations.NullMarked;
