/**
 * The lake and the input as files, through Hadoop's client. Knows locations and settings of file
 * systems, not what the files mean.
 */
@NullMarked
package io.sparkify.lake.service.storage;

import org.jspecify.annotations.NullMarked;
