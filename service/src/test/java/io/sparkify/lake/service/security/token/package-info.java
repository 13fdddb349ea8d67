@NullMarked
package io.sparkify.lake.service.security.token;

import org.jspecify.annotations.NullMarked;
