@NullMarked
package io.sparkify.lake.service.security.jwt;

import org.jspecify.annotations.NullMarked;
