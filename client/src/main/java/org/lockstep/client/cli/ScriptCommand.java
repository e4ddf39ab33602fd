package org.lockstep.client.cli;

import java.util.concurrent.Callable;

/// A command that the launch script hands to another program; here it only has its manual page.
abstract sealed class ScriptCommand implements Callable<Answer>
    permits ServeCommand, BenchCommand, StoreCommands.Migrate, StoreCommands.Restore {
  @Override
  public final Answer call() {
    throw new Mistake("this is run by the lockstep script, as its first argument");
  }
}
