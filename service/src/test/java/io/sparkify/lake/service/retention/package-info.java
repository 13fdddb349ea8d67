/** What is forgotten, and what is not. */
@NullMarked
package io.sparkify.lake.service.retention;

import org.jspecify.annotations.NullMarked;
