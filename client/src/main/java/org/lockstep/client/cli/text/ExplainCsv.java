package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lockstep.client.verdict.Explanation;
import org.lockstep.client.verdict.Explanation.Change;
import org.lockstep.client.verdict.Explanation.Exposed;
import org.lockstep.client.verdict.Explanation.ReadableVersion;
import org.lockstep.wire.message.KeyUseMessages.UseView;

/// An explanation as CSV (RFC 4180, lines ended by LF): one table for changes, exposures, the
/// versions that could be read, and uses of keys; the first column says of what kind a line is. A
/// field that a spreadsheet would run as a formula is quoted by an apostrophe.
///
/// Versions and uses name the position at which their exposure began; for versions that could be
/// read outside of any, that is left empty.
public final class ExplainCsv {
  private ExplainCsv() {}

  private enum Column {
    KIND,
    POSITION,
    AT,
    EVENT,
    ACCOUNT,
    HANDLE,
    DEVICE,
    PROOF,
    LOG,
    BEFORE,
    AFTER,
    EPOCH,
    EXPOSURE,
    UNTIL,
    UNTIL_AT,
    CAUSES,
    ITEM,
    NAME,
    VERSION,
    SINCE,
    STATE,
    LATER_VERSION,
    LATER_EPOCH,
    LATER_POSITION,
    LATER_AT,
    REASON,
    BENEFICIARY;

    String heading() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// A line that is being filled in; what is left out stays empty.
  private static final class Line {
    private final Map<Column, String> fields = new EnumMap<>(Column.class);

    Line(String kind) {
      with(Column.KIND, kind);
    }

    Line with(Column column, Object value) {
      fields.put(column, value.toString());
      return this;
    }

    String text() {
      return join(
          Arrays.stream(Column.values()).map(column -> fields.getOrDefault(column, "")).toList());
    }
  }

  /// A heading and a line for each change, exposure, version and use.
  public static List<String> lines(Explanation explanation) {
    var lines = new ArrayList<String>();
    lines.add(join(Arrays.stream(Column.values()).map(Column::heading).toList()));
    explanation.changes().forEach(change -> lines.add(line(change).text()));
    for (var exposed : explanation.exposures()) {
      String from = Long.toString(exposed.interval().fromPosition());
      lines.add(line(exposed).text());
      exposed.items().forEach(item -> lines.add(line(item).with(Column.EXPOSURE, from).text()));
      exposed.uses().forEach(use -> lines.add(line(use).with(Column.EXPOSURE, from).text()));
    }
    explanation.elsewhere().forEach(item -> lines.add(line(item).text()));
    return List.copyOf(lines);
  }

  private static Line line(Change change) {
    return new Line("change")
        .with(Column.POSITION, change.position())
        .with(Column.AT, change.at())
        .with(Column.EVENT, change.event())
        .with(Column.ACCOUNT, change.account().map(Object::toString).orElse(""))
        .with(Column.HANDLE, change.handle().orElse(""))
        .with(Column.DEVICE, change.device().map(Object::toString).orElse(""))
        .with(Column.PROOF, change.proof())
        .with(Column.LOG, change.log())
        .with(Column.BEFORE, change.before().encryption())
        .with(Column.AFTER, change.after().encryption())
        .with(Column.EPOCH, change.after().epoch());
  }

  private static Line line(Exposed exposed) {
    var interval = exposed.interval();
    return new Line("exposure")
        .with(Column.POSITION, interval.fromPosition())
        .with(Column.AT, interval.from())
        .with(Column.EPOCH, exposed.reachedEpoch())
        .with(Column.EXPOSURE, interval.fromPosition())
        .with(Column.UNTIL, interval.toPosition().map(Object::toString).orElse(""))
        .with(Column.UNTIL_AT, interval.to().map(Object::toString).orElse(""))
        .with(
            Column.CAUSES,
            interval.causes().stream().map(VerdictText::way).collect(Collectors.joining("; ")));
  }

  private static Line line(ReadableVersion item) {
    var line =
        new Line("version")
            .with(Column.POSITION, item.position())
            .with(Column.AT, item.at())
            .with(Column.EPOCH, item.epoch())
            .with(Column.ITEM, item.item())
            .with(Column.NAME, Words.safe(item.name()))
            .with(Column.VERSION, item.version())
            .with(Column.SINCE, item.since())
            .with(Column.STATE, item.state());
    item.later()
        .ifPresent(
            later ->
                line.with(Column.LATER_VERSION, later.version().map(Object::toString).orElse(""))
                    .with(Column.LATER_EPOCH, later.epoch().map(Object::toString).orElse(""))
                    .with(Column.LATER_POSITION, later.position())
                    .with(Column.LATER_AT, later.at()));
    return line;
  }

  private static Line line(UseView use) {
    return new Line("use")
        .with(Column.POSITION, use.position())
        .with(Column.AT, use.at())
        .with(Column.EPOCH, use.key().epoch())
        .with(Column.REASON, use.reason())
        .with(Column.BENEFICIARY, use.beneficiary());
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
