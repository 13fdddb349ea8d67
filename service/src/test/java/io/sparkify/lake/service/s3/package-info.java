/** Trials of input that lies on S3, against a server of its own process. */
@NullMarked
package io.sparkify.lake.service.s3;

import org.jspecify.annotations.NullMarked;
