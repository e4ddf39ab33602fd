package org.lockstep.client.cli;

import picocli.CommandLine.Command;

/// `lockstep serve`.
@Command(
    name = "serve",
    header = "Run a server on this machine.",
    description = {
      "Starts a server over one data directory, prints where it listens, its log key and its vault"
          + " key, and runs until it is stopped. No other service is needed, unless everything is"
          + " to be kept in MongoDB.",
      "",
      "Options of its own: --data DIR, the data directory; --port N, where it listens (0 for"
          + " any free port); --storage mongodb and --mongodb-uri URI, to keep everything but the"
          + " root key there. LOCKSTEP_HEAP sets how much memory it may use, 1g if unset."
    },
    footer = {
      "  lockstep serve",
      "  lockstep serve --data ~/lockstep-data --port 8420",
      "  lockstep serve --storage mongodb --mongodb-uri mongodb://a,b,c/lockstep?replicaSet=rs",
      "  lockstep serve --help"
    })
final class ServeCommand extends ScriptCommand {}
