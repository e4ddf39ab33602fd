package org.lockstep.bench.yjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.lockstep.bench.report.BenchFailed;

/// A recorded editing session in the form of josephg/editing-traces (CC BY 4.0), gzipped JSON.
///
/// @param edits each at its place in the text as it was then
public record Trace(List<Edit> edits) {

  /// One change: at `position`, so many characters go and `inserted` comes.
  public record Edit(int position, int deleted, String inserted) {}

  /// Reads one.
  ///
  /// @throws BenchFailed if it is none
  public static Trace read(Path file) {
    try (var in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      var edits = new ArrayList<Edit>();
      for (var txn : new ObjectMapper().readTree(in).path("txns")) {
        for (var patch : txn.path("patches")) edits.add(edit(patch));
      }
      if (edits.isEmpty()) throw new BenchFailed(file + " has no edits");
      return new Trace(edits);
    } catch (IOException fault) {
      throw new BenchFailed(file + " cannot be read: " + fault.getMessage(), fault);
    }
  }

  private static Edit edit(JsonNode patch) {
    return new Edit(patch.path(0).asInt(), patch.path(1).asInt(), patch.path(2).asText());
  }
}
