package org.lockstep.storage.sqlite;

import java.util.List;

/// What a database file holds, recognised by the two numbers in its header.
///
/// @param applicationId tells the kinds of files apart (SQLite header, offset 68)
/// @param version of the tables (SQLite header, offset 60), from 1
/// @param statements that make the tables
public record Schema(int applicationId, int version, List<String> statements) {
  public Schema {
    statements = List.copyOf(statements);
  }
}
