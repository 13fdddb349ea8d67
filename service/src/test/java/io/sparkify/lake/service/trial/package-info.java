/**
 * Trials of the shipped program: its jars, real Spark, REST, and tables read with another engine.
 * They know nothing of its classes but the contract.
 */
@NullMarked
package io.sparkify.lake.service.trial;

import org.jspecify.annotations.NullMarked;
