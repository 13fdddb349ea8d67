/** Tests of the audit log. */
@NullMarked
package io.sparkify.lake.service.audit;

import org.jspecify.annotations.NullMarked;
