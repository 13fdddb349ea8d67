package io.sparkify.lake.service.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lists commands by what they are for. */
final class Groups {
  private static final int NAMES = 15;
  private static final int MARGIN = 2;

  private final Map<String, List<CommandLine>> groups = new LinkedHashMap<>();

  void add(String heading, CommandLine command) {
    groups.computeIfAbsent(heading, key -> new ArrayList<>()).add(command);
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  /** Adds them to the whole, whose help shows them so. */
  void addTo(CommandLine lake) {
    groups.values().stream()
        .flatMap(List::stream)
        .forEach(command -> lake.addSubcommand(command.getCommandName(), command));
    lake.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
    lake.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, this::text);
  }

  private String text(Help help) {
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (heading, commands) -> {
          text.append(help.createHeading("%n@|bold " + heading + "|@%n"));
          text.append(table(help, commands));
        });
    return text.toString();
  }

  private static TextTable table(Help help, List<CommandLine> commands) {
    int width = help.commandSpec().usageMessage().width();
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(NAMES, MARGIN, Overflow.SPAN),
            new Column(width - NAMES, MARGIN, Overflow.WRAP));
    for (CommandLine command : commands) {
      String[] description = command.getCommandSpec().usageMessage().description();
      Text words = help.colorScheme().text(description.length == 0 ? "" : description[0]);
      table.addRowValues(help.colorScheme().commandText(command.getCommandName()), words);
    }
    return table;
  }
}
