package io.sparkify.lake.service.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Writes a message as Slack's incoming webhooks take it: a text, and blocks that show more. */
final class SlackText {
  // Slack's own limits are 150 and 3,000; escaping makes text longer.
  private static final int TITLE = 150;
  private static final int PART = 1_200;

  private SlackText() {}

  /** Of a message in our own shape. */
  static String of(JsonNode notification) {
    JsonNode data = notification.get("data");
    String title = mark(notification.get("type").asText()) + " " + data.get("title").asText();
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("text", escape(cut(title, TITLE)));
    ArrayNode blocks = message.putArray("blocks");
    ObjectNode header = blocks.addObject().put("type", "header");
    header.putObject("text").put("type", "plain_text").put("text", cut(title, TITLE));
    section(blocks, "Cause", data.get("cause"));
    section(blocks, "What to do", data.get("remedy"));
    ObjectNode context = blocks.addObject().put("type", "context");
    context
        .putArray("elements")
        .addObject()
        .put("type", "mrkdwn")
        .put("text", context(notification.get("timestamp").asText(), data));
    return message.toString();
  }

  private static void section(ArrayNode blocks, String title, JsonNode text) {
    if (!text.isNull()) {
      blocks
          .addObject()
          .put("type", "section")
          .putObject("text")
          .put("type", "mrkdwn")
          .put("text", "*%s*\n%s".formatted(title, escape(cut(text.asText(), PART))));
    }
  }

  private static String context(String at, JsonNode data) {
    List<String> parts = new ArrayList<>();
    parts.add(at);
    JsonNode run = data.get("run");
    if (!run.isNull()) {
      String attempts = run.get("attempts").asInt() == 1 ? " attempt" : " attempts";
      parts.add("run `" + run.get("id").asText() + "`, " + run.get("attempts").asInt() + attempts);
      parts.add("wanted by " + escape(cut(run.get("requested_by").asText(), TITLE)));
    }
    data.get("links")
        .properties()
        .forEach(
            link -> {
              // A path alone leads nowhere from there.
              if (link.getValue().asText().startsWith("http")) {
                parts.add("<%s|%s>".formatted(link.getValue().asText(), link.getKey()));
              }
            });
    return String.join(" · ", parts);
  }

  private static String mark(String type) {
    return switch (type) {
      case "failed", "rejected" -> "\uD83D\uDD34";
      case "late" -> "\uD83D\uDFE0";
      case "recovered" -> "\uD83D\uDFE2";
      default -> "\u26AA";
    };
  }

  /** As Slack asks for, so that nothing in a text becomes a link or a call for everybody. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
