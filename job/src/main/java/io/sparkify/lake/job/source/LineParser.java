package io.sparkify.lake.job.source;

import io.sparkify.lake.job.rule.MalformedLineException;
import java.io.Serializable;
import java.util.Optional;

/**
 * Turns a line into the values of one record; empty if the rules skip it. Runs on the executors.
 */
@FunctionalInterface
public interface LineParser extends Serializable {
  Optional<Object[]> parse(byte[] line) throws MalformedLineException;
}
