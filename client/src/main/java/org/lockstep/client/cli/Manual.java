package org.lockstep.client.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Gives all help pages one form, like manual pages.
final class Manual {
  private static final int WIDTH = 96;

  private Manual() {}

  static void bind(CommandLine command) {
    headings(command.getCommandSpec());
    command.getSubcommands().values().forEach(Manual::bind);
  }

  private static void headings(CommandSpec command) {
    command
        .usageMessage()
        .width(WIDTH)
        .longOptionsMaxWidth(30)
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .headerHeading("")
        .synopsisHeading("%nUsage: ")
        .descriptionHeading("%n")
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.manual(command))
        .footerHeading("%nExamples:%n");
  }
}
