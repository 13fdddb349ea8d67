package io.sparkify.lake.job.generate.traps;

import static io.sparkify.lake.job.generate.traps.LineEdits.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkify.lake.job.generate.output.Spot;
import io.sparkify.lake.job.generate.session.Play;
import java.util.List;
import java.util.function.Consumer;

/** Well-formed events that are no plays, whatever else they lack. */
enum SkippedTrap implements Trap {
  EMPTY_OBJECT(ObjectNode::removeAll),
  WITHOUT_PAGE(event -> event.remove("page")),
  NULL_PAGE(event -> event.putNull("page")),
  LOWER_CASE_PAGE(event -> event.put("page", "nextsong")),
  OTHER_PAGE_WITHOUT_TS(event -> event.put("page", "Home").remove("ts")),
  OTHER_PAGE_WITHOUT_USER(event -> event.put("page", "Help").remove("userId")),
  OTHER_PAGE_WITH_NULLS(event -> event.put("page", "Error").putNull("sessionId").putNull("ts"));

  @SuppressWarnings("ImmutableEnumChecker") // the lambdas above hold no state
  private final Consumer<ObjectNode> change;

  SkippedTrap(Consumer<ObjectNode> change) {
    this.change = change;
  }

  @Override
  public void spring(Play play, byte[] line, Spot spot, Scene scene) {
    scene.log().skipped(fields(line, change), spot);
    scene.log().play(play, line, List.of(spot));
    scene.log().trap(spot.folder(), label());
  }
}
