package org.lockstep.client.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Gives all help pages one form, like manual pages.
final class Manual {
  private static final int WIDTH = 96;

  private Manual() {}

  static void bind(CommandLine command) {
    headings(command.getCommandSpec().usageMessage());
    command.getSubcommands().values().forEach(Manual::bind);
  }

  private static void headings(UsageMessageSpec page) {
    page.width(WIDTH)
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
        .exitCodeList(ExitCode.manual())
        .footerHeading("%nExamples:%n");
  }
}
