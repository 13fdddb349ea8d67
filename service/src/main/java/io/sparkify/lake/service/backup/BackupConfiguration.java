package io.sparkify.lake.service.backup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import io.sparkify.lake.service.db.DatabaseUrl;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When an H2 database is copied, and where to.
 *
 * @param folder of this machine; empty for {@code backup} beside the database
 * @param keep how many copies are kept
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record BackupConfiguration(
    @NotNull @MinDuration(value = 1, unit = TimeUnit.SECONDS) Duration every,
    @Nullable String folder,
    @Min(1) int keep) {

  /** Where copies of this database go; empty for one that has no file. */
  public Optional<Path> folder(DatabaseUrl url) {
    return url.file()
        .map(
            file ->
                folder == null || folder.isBlank()
                    ? file.resolveSibling("backup")
                    : Path.of(folder).toAbsolutePath().normalize());
  }
}
