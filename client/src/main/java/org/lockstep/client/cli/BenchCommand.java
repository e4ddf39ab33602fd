package org.lockstep.client.cli;

import picocli.CommandLine.Command;

/// `lockstep bench`.
@Command(
    name = "bench",
    header = "Measure this machine.",
    description =
        "Runs the load programs and prints what they measured, each beside the peer that it is"
            + " compared with.",
    footer = {"  lockstep bench", "  lockstep bench --help"})
final class BenchCommand extends ScriptCommand {}
