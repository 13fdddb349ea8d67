/**
 * Decides who may do what: roles, the role that each end point needs, and what a request must show.
 * Knows requests by their method and route, never what they are about; how a credential is proved
 * is known to its sub-packages.
 */
@NullMarked
package io.sparkify.lake.service.security;

import org.jspecify.annotations.NullMarked;
