@NullMarked
package io.sparkify.lake.service.security;

import org.jspecify.annotations.NullMarked;
