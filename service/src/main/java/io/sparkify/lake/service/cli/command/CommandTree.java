package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.text.Screen;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** All commands, and how their words and errors look. */
public final class CommandTree {
  private static final int NARROWEST = 60;
  private static final int WIDEST = 100;

  private CommandTree() {}

  /**
   * The command that is asked for, or all of them.
   *
   * @param version as {@code --version} shows it
   * @param arguments as they were typed
   */
  public static CommandLine of(Surroundings around, String version, String... arguments) {
    return tree(around, version, Catalog.of(around).meantBy(arguments));
  }

  /** All commands. */
  static CommandLine whole(Surroundings around) {
    return tree(around, "", Catalog.of(around).all());
  }

  private static CommandLine tree(Surroundings around, String version, Groups commands) {
    CommandLine lake = new CommandLine(new Lake(around));
    lake.getCommandSpec().version("lake " + version);
    commands.addTo(lake);
    commandsFirst(lake);
    configure(lake, around);
    return lake;
  }

  private static void commandsFirst(CommandLine lake) {
    List<String> keys = new ArrayList<>(lake.getHelpSectionKeys());
    keys.remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
    keys.add(
        keys.indexOf(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING),
        UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
    lake.setHelpSectionKeys(keys);
  }

  private static void configure(CommandLine lake, Surroundings around) {
    Screen screen = Settings.screen(around, false);
    Errors errors = new Errors(around);
    space(lake);
    lake.registerConverter(Duration.class, new Durations())
        .registerConverter(PartitionName.class, new PartitionName.Converter())
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A reason may begin with @.
        .setExpandAtFiles(false)
        .setOut(new PrintWriter(around.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(around.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(screen.colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.min(WIDEST, Math.max(NARROWEST, screen.columns())))
        .setParameterExceptionHandler(errors::usage)
        .setExecutionExceptionHandler(errors::failure);
  }

  /** Parts of the help stand apart, and it names the script as it is typed. */
  private static void space(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .synopsisHeading("Usage: ./")
        .abbreviateSynopsis(true)
        .descriptionHeading("%n")
        .parameterListHeading("%n")
        .optionListHeading("%n")
        .commandListHeading("%nCommands:%n");
    command.getSubcommands().values().forEach(CommandTree::space);
  }
}
