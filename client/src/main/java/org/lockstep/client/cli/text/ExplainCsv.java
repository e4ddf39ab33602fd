package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lockstep.client.verdict.Explanation;
import org.lockstep.client.verdict.Explanation.Change;

/// The changes of an explanation as CSV (RFC 4180, lines ended by LF). A field that a spreadsheet
/// would run as a formula is quoted by an apostrophe.
public final class ExplainCsv {
  private ExplainCsv() {}

  /// A heading and a line for each change.
  public static List<String> lines(Explanation explanation) {
    var lines = new ArrayList<String>();
    lines.add("position,at,event,account,handle,device,proof,log,before,after,epoch");
    explanation.changes().forEach(change -> lines.add(line(change)));
    return List.copyOf(lines);
  }

  private static String line(Change change) {
    return join(
        List.of(
            Long.toString(change.position()),
            change.at().toString(),
            change.event(),
            change.account().map(Object::toString).orElse(""),
            change.handle().orElse(""),
            change.device().map(Object::toString).orElse(""),
            change.proof().toString(),
            change.log().toString(),
            change.before().encryption().toString(),
            change.after().encryption().toString(),
            Integer.toString(change.after().epoch())));
  }

  /// One line of these fields, without its end.
  public static String join(List<String> fields) {
    return fields.stream().map(ExplainCsv::field).collect(Collectors.joining(","));
  }

  static String field(String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
