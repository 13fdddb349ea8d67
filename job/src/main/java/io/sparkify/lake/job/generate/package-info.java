/**
 * The simulator: a song catalog and event logs of any size, clean or with every trap, and beside
 * them {@code truth.json}, what a right lake must hold. It computes the truth from what it decides
 * and never reads what it wrote, and it knows nothing of Spark and of how the job does its work.
 *
 * <p>Reading order: {@link io.sparkify.lake.job.generate.Generate} takes the arguments, {@link
 * io.sparkify.lake.job.generate.Simulation} is the table of contents; {@code catalog}, {@code
 * listener} and {@code session} make what happens, {@code traps} what goes wrong, {@code output}
 * the files, {@code truth} the books.
 */
@NullMarked
package io.sparkify.lake.job.generate;

import org.jspecify.annotations.NullMarked;
