package io.sparkify.lake.service;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.CheckCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.sparkify.lake.service.outbox.Secrets;
import net.sourceforge.argparse4j.inf.Namespace;

/** Checks the configuration, and then whether its places can be used. */
final class StorageCheckCommand extends CheckCommand<LakeConfiguration> {
  StorageCheckCommand(Application<LakeConfiguration> application) {
    super(application);
  }

  @Override
  protected void run(
      Bootstrap<LakeConfiguration> bootstrap, Namespace namespace, LakeConfiguration configuration)
      throws Exception {
    Places.of(configuration).requireAll();
    new Targets(configuration, new Secrets(System.getenv())).requireUsable();
    super.run(bootstrap, namespace, configuration);
  }
}
