/**
 * Tokens that the service itself gave out: made, listed, revoked, recognised. Knows of a token its
 * hash and never the token, and nothing of what it is used for.
 */
@NullMarked
package io.sparkify.lake.service.security.token;

import org.jspecify.annotations.NullMarked;
