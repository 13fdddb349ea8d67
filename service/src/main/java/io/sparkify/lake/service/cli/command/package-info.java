/**
 * The commands, one a class: their options, what they ask of the service and how they end. How an
 * answer looks is not theirs.
 */
@NullMarked
package io.sparkify.lake.service.cli.command;

import org.jspecify.annotations.NullMarked;
