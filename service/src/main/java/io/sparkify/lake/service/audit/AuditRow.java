package io.sparkify.lake.service.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row as REST shows it.
 *
 * @param id greater than that of every row before
 * @param who asked for it; {@code service} for what it did by itself
 * @param remoteAddress that of the client; the host of the instance for what it did by itself
 * @param httpMethod also {@code START} and {@code TICK}, for what the service did by itself
 * @param route the path as a template; empty if there is none like it
 * @param parameters those of the path, as {@code name=value}
 * @param code of the problem; null if there was none
 * @param made the id of what was made; null if nothing was
 */
record AuditRow(
    @JsonProperty("id") long id,
    @JsonProperty("at") Instant at,
    @JsonProperty("who") String who,
    @JsonProperty("remote_address") String remoteAddress,
    @JsonProperty("action") String action,
    @JsonProperty("method") String httpMethod,
    @JsonProperty("route") String route,
    @JsonProperty("parameters") String parameters,
    @JsonProperty("reason") @Nullable String reason,
    @JsonProperty("status") int status,
    @JsonProperty("code") @Nullable String code,
    @JsonProperty("made") @Nullable String made) {}
