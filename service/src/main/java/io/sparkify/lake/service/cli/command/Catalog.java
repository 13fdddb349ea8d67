package io.sparkify.lake.service.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** All commands by what they are for; each is made when it is needed, as that takes time. */
final class Catalog {
  private static final List<String> VALUED = List.of("--url", "--timeout");

  private final Map<String, Map<String, Supplier<CommandLine>>> groups = new LinkedHashMap<>();

  private Catalog() {}

  static Catalog of(Surroundings around) {
    Catalog all = new Catalog();
    all.add("Look:", "overview", () -> new CommandLine(new OverviewCommand(around)))
        .add("Look:", "plan", () -> new CommandLine(new PlanCommand(around)))
        .add("Look:", "partitions", () -> new CommandLine(new PartitionsCommand(around)))
        .add("Look:", "runs", () -> new CommandLine(new RunsCommand(around)))
        .add("Look:", "logs", () -> new CommandLine(new LogsCommand(around)))
        .add("Look:", "watch", () -> new CommandLine(new WatchCommand(around)))
        .add("Look:", "events", () -> new CommandLine(new EventsCommand(around)))
        .add("Look:", "tables", () -> new CommandLine(new TablesCommand(around)))
        .add("Look:", "quarantine", () -> new CommandLine(new QuarantineCommand(around)))
        .add("Look:", "verify", () -> new CommandLine(new VerifyCommand(around)))
        .add("Look:", "instances", () -> new CommandLine(new InstancesCommand(around)))
        .add("Look:", "audit", () -> new CommandLine(new AuditCommand(around)));
    all.add("Act:", "run", () -> new CommandLine(new RunCommand(around)));
    for (RunAction action : RunAction.values()) {
      all.add("Act:", action.command(), () -> RunActionCommand.of(around, action));
    }
    all.add("Act:", "backfill", () -> new CommandLine(new BackfillCommand(around)))
        .add("Act:", "backfills", () -> BackfillsCommand.of(around))
        .add("Act:", "schedules", () -> SchedulesCommand.of(around))
        .add("Act:", "ignore", () -> new CommandLine(new IgnoreCommand(around)))
        .add("Act:", "unignore", () -> new CommandLine(new UnignoreCommand(around)))
        .add("Act:", "token", () -> TokenCommands.of(around));
    for (CommandSpec local : LocalCommands.all(around)) {
      all.add("On this machine:", local.name(), () -> new CommandLine(local));
    }
    return all.add("More:", "completion", () -> new CommandLine(new CompletionCommand(around)))
        .add("More:", "help", Catalog::help);
  }

  private Catalog add(String heading, String name, Supplier<CommandLine> command) {
    groups.computeIfAbsent(heading, key -> new LinkedHashMap<>()).put(name, command);
    return this;
  }

  private static CommandLine help() {
    CommandLine help = new CommandLine(new HelpCommand());
    help.getCommandSpec().usageMessage().description("Show how a command is used.");
    return help;
  }

  /** All of them, by what they are for. */
  Groups all() {
    Groups made = new Groups();
    groups.forEach(
        (heading, commands) ->
            commands.values().forEach(command -> made.add(heading, command.get())));
    return made;
  }

  /** Only the one that these arguments are for; all if that is not plain, or it is about others. */
  Groups meantBy(String... arguments) {
    Groups made = new Groups();
    String name = firstWord(arguments);
    if (!name.equals("help") && !name.equals("completion")) {
      groups.forEach(
          (heading, commands) -> {
            if (commands.containsKey(name)) {
              made.add(heading, commands.getOrDefault(name, Catalog::help).get());
            }
          });
    }
    return made.isEmpty() ? all() : made;
  }

  private static String firstWord(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      boolean value = i > 0 && VALUED.contains(arguments[i - 1]);
      if (!value && !arguments[i].startsWith("-")) {
        return arguments[i];
      }
    }
    return "";
  }
}
