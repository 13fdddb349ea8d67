package io.sparkify.lake.service.notify;

import io.sparkify.lake.job.contract.PartitionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that people are to be told, and that is no move of a run.
 *
 * @param key the same for the same breach, whoever finds it and however often; at most 200
 *     characters
 * @param partition null if it is about no single one; that it is loaded at last is told without
 *     another notice
 * @param title a few words, such as {@code 2018-11 is late}
 * @param cause what is wrong, in one sentence
 * @param remedy what to do about it
 */
public record Notice(
    String key,
    NoticeKind kind,
    @Nullable PartitionKey partition,
    Instant at,
    String title,
    String cause,
    String remedy) {}
