package io.sparkify.lake.job.contract;

/**
 * What decides how a lake is written, beside the input.
 *
 * @param targetFileSize bytes of a table's file at most, about; a month that is bigger has several
 * @param songsLayout the folders of {@code songs}
 * @param checks what must hold before anything is published
 */
public record LakeSettings(long targetFileSize, SongsLayout songsLayout, CheckSettings checks) {
  /** Names these settings; 64 hexadecimal digits of SHA-256. */
  public String hash() {
    return Sha256.of(ContractJson.write(this));
  }
}
