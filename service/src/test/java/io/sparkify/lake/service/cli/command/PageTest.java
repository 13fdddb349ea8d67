package io.sparkify.lake.service.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.generate.Generate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is written about commands beside their own classes. */
class PageTest {
  @Test
  void everyCommandHasItsSectionWithItsHelp() throws IOException {
    String page = Files.readString(Path.of("../docs/cli.md"));
    assertThat(Commands.names())
        .allSatisfy(
            name -> {
              assertThat(page).contains("\n## " + name.split(" ", -1)[0] + "\n");
              assertThat(page).contains("Usage: ./lake " + name + " ");
            });
  }

  @Test
  void pageHasNothingOfTheMachineThatMadeIt() throws IOException {
    assertThat(Files.readString(Path.of("../docs/cli.md")))
        .doesNotContain("/tmp/", "/work/", "/home/", "/root")
        .doesNotContain("A fault of this program");
  }

  @Test
  void optionsOfGenerateAreThoseThatItTakes() {
    CommandLine generate = Commands.tree().getSubcommands().get("generate");
    assertThat(generate).isNotNull();
    assertThat(options(generate)).isEqualTo(options(new CommandLine(new Generate())));
  }

  private static Set<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> List.of(option.names()).stream())
        .filter(name -> !name.equals("-h"))
        .collect(Collectors.toSet());
  }
}
