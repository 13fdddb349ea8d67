package io.sparkify.lake.service.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command that the script {@code lake} starts itself on this machine; here are its words for help
 * and completion.
 */
final class LocalCommand {
  private final CommandSpec spec;

  private LocalCommand(CommandSpec spec) {
    this.spec = spec;
  }

  static LocalCommand named(String name, Surroundings around, String... description) {
    Callable<Integer> refusal =
        () -> {
          around.err().printf("lake: %s is started by the script ./lake%n", name);
          return ExitCode.SOFTWARE;
        };
    CommandSpec spec = CommandSpec.wrapWithoutInspection(refusal).name(name);
    spec.usageMessage().description(description);
    return new LocalCommand(spec)
        .with(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .description("Show this.")
                .build());
  }

  /** An option without a value. */
  LocalCommand flag(String name, String description) {
    return with(
        OptionSpec.builder(name).type(boolean.class).arity("0").description(description).build());
  }

  /** An option with a value. */
  LocalCommand option(String name, String label, String description) {
    return with(
        OptionSpec.builder(name)
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
  }

  /** What stands behind the command without a name. */
  LocalCommand parameter(String label, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
    return this;
  }

  CommandSpec spec() {
    return spec;
  }

  private LocalCommand with(OptionSpec option) {
    spec.addOption(option);
    return this;
  }
}
