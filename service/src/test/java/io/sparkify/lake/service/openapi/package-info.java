@NullMarked
package io.sparkify.lake.service.openapi;

import org.jspecify.annotations.NullMarked;
