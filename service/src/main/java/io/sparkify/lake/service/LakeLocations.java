package io.sparkify.lake.service;

import io.sparkify.lake.service.storage.Location;
import java.nio.file.Path;

/**
 * Where everything is, resolved.
 *
 * @param songData an absolute location, as the next two
 * @param work a folder of this machine
 */
record LakeLocations(String songData, String logData, String lake, Path work) {
  static LakeLocations of(LakeConfiguration configuration, Path base) {
    return new LakeLocations(
        Location.resolve(configuration.source().songData(), base),
        Location.resolve(configuration.source().logData(), base),
        Location.resolve(configuration.output(), base),
        base.resolve(configuration.work()).normalize());
  }
}
