package org.lockstep.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/// Gives the help pages the form that those of the other commands have.
final class Manual {
  private static final int WIDTH = 96;

  private Manual() {}

  static void bind(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .width(WIDTH)
        .longOptionsMaxWidth(30)
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .headerHeading("")
        .synopsisHeading("%nUsage: ")
        .descriptionHeading("%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes())
        .footerHeading("%nExamples:%n");
    command.getSubcommands().values().forEach(Manual::bind);
  }

  private static Map<String, String> exitCodes() {
    var codes = new LinkedHashMap<String, String>();
    codes.put(" 0", "measured, whether or not a target was met");
    codes.put(" " + Faults.FAILED, "something failed, and there is no measurement");
    codes.put(" " + Faults.MISTAKE, "the command line has a mistake; nothing was tried");
    return codes;
  }
}
