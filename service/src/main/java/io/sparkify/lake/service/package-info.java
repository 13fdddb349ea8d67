/**
 * The application: what it is configured with, and how its parts are put together in the order data
 * flows. Holds no rules of its own.
 */
@NullMarked
package io.sparkify.lake.service;

import org.jspecify.annotations.NullMarked;
