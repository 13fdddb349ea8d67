/**
 * Tokens that an identity provider signed (JWT). The only package that knows the library for them;
 * it knows nothing of what they are used for.
 */
@NullMarked
package io.sparkify.lake.service.security.jwt;

import org.jspecify.annotations.NullMarked;
