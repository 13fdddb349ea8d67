/**
 * Shows the service at work on a sample, from outside: it knows the REST API and nothing that lies
 * behind it.
 */
@NullMarked
package io.sparkify.lake.service.demo;

import org.jspecify.annotations.NullMarked;
