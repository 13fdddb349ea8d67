package io.sparkify.lake.service.run;

import java.time.Duration;

/**
 * What decides what is due.
 *
 * @param settle how long a month's newest file must have rested; zero for not at all
 * @param autoLoad whether what is due is loaded without anybody asking
 */
public record PlanSettings(Duration settle, boolean autoLoad) {}
