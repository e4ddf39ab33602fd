package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lockstep.client.verdict.Explanation;
import org.lockstep.client.verdict.Explanation.Change;
import org.lockstep.client.verdict.Explanation.Exposed;
import org.lockstep.client.verdict.Explanation.ReadableVersion;
import org.lockstep.domain.custody.Verdict.Encryption;

/// An explanation as one HTML file that needs nothing else: a time line, the changes, the
/// exposures. It has no scripts and loads nothing.
public final class ExplainHtml {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 70;
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;
      color:#1b1f24;background:#fff}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}
      table{border-collapse:collapse;width:100%;font-size:.85rem}
      th,td{text-align:left;padding:.35rem .5rem;border-bottom:1px solid #d8dee4;vertical-align:top}
      svg{width:100%;height:auto}.e2e{fill:#1a7f37}.server{fill:#cf222e}.none{fill:#afb8c1}
      tr.worse{background:#ffebe9}tr.better{background:#dafbe1}
      svg text{font-size:12px;fill:#57606a}.note{color:#57606a}
      @media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}
      th,td{border-color:#30363d}tr.worse{background:#3c1618}tr.better{background:#12261e}
      svg text,.note{fill:#8d96a0;color:#8d96a0}}""";

  private ExplainHtml() {}

  /// The lines of the file.
  public static List<String> lines(Explanation explanation) {
    var lines = new ArrayList<String>();
    String title = escape(Words.safe(explanation.title()));
    lines.add("<!doctype html>");
    lines.add("<html lang=\"en\"><head><meta charset=\"utf-8\">");
    lines.add("<meta name=\"viewport\" content=\"width=device-width\">");
    lines.add(
        "<title>Who could read " + title + "</title><style>" + STYLE + "</style></head><body>");
    lines.add("<h1>Who could read &ldquo;" + title + "&rdquo;</h1>");
    lines.add("<p class=\"note\">Up to position " + explanation.position() + ".</p>");
    lines.addAll(timeLine(explanation));
    lines.addAll(table(explanation));
    lines.addAll(sessions(explanation));
    lines.addAll(exposures(explanation));
    lines.add("<h2>Not shown</h2><ul>");
    ExplainText.NOT_SHOWN.forEach(line -> lines.add("<li>" + escape(line) + "</li>"));
    lines.add("</ul></body></html>");
    return List.copyOf(lines);
  }

  /// One bar from the first change to the last, coloured by what the verdict was.
  private static List<String> timeLine(Explanation explanation) {
    var changes = explanation.changes();
    var lines = new ArrayList<String>();
    if (changes.isEmpty()) return lines;
    lines.add(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Time line of the verdict\">"
            .formatted(WIDTH, HEIGHT));
    long from = changes.getFirst().position();
    long span = Math.max(1, explanation.position() + 1 - from);
    for (int i = 0; i < changes.size(); i++) {
      long end =
          i + 1 < changes.size() ? changes.get(i + 1).position() : explanation.position() + 1;
      long begin = changes.get(i).position();
      lines.add(bar(changes.get(i), x(begin - from, span), x(end - from, span)));
    }
    lines.add("<text x=\"0\" y=\"62\">" + time(changes.getFirst()) + "</text>");
    lines.add(
        "<text x=\"%d\" y=\"62\" text-anchor=\"end\">%s</text></svg>"
            .formatted(WIDTH, "position " + explanation.position()));
    lines.add(
        "<p class=\"note\">Green: trusted devices alone. Red: the server could read what was written."
            + "</p>");
    return lines;
  }

  private static double x(long position, long span) {
    return (double) position / (double) span * WIDTH;
  }

  private static String bar(Change change, double from, double to) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%.1f\" y=\"10\" width=\"%.1f\" height=\"34\">"
            + "<title>%d: %s</title></rect>",
        colour(change),
        from,
        Math.max(1, to - from),
        change.position(),
        escape(ExplainText.step(change)));
  }

  private static String colour(Change change) {
    if (change.after().epoch() == 0) return "none";
    return change.after().encryption() == Encryption.END_TO_END ? "e2e" : "server";
  }

  private static List<String> table(Explanation explanation) {
    var lines = new ArrayList<String>();
    lines.add("<h2>Change by change</h2><table><tr><th>Position<th>When<th>Event<th>Ordered by");
    lines.add("<th>Verdict<th>Proof</tr>");
    for (var change : explanation.changes()) {
      lines.add(
          "<tr class=\"%s\"><td>%d<td>%s<td>%s<td>%s<td>%s<td>%s</tr>"
              .formatted(
                  turn(change),
                  change.position(),
                  time(change),
                  escape(change.event()),
                  escape(ExplainText.orderer(change)),
                  escape(ExplainText.step(change)),
                  escape(ExplainText.log(change))));
    }
    lines.add("</table>");
    return lines;
  }

  private static String turn(Change change) {
    if (change.before().encryption() == change.after().encryption()) return "same";
    return change.after().encryption() == Encryption.END_TO_END ? "better" : "worse";
  }

  private static String time(Change change) {
    return escape(Times.text(change.at()));
  }

  private static List<String> sessions(Explanation explanation) {
    var lines = new ArrayList<String>();
    if (explanation.sessions().isEmpty()) return lines;
    lines.add("<h2>Who worked live, as the server tells</h2><ul>");
    for (var session : explanation.sessions()) {
      lines.add("<li>" + escape(SessionText.line(session)) + "</li>");
    }
    lines.add("</ul>");
    return lines;
  }

  private static List<String> exposures(Explanation explanation) {
    var lines = new ArrayList<String>();
    lines.add("<h2>What the server could read</h2>");
    if (explanation.exposures().isEmpty()) lines.add("<p>Nothing, at any time.</p>");
    for (var exposed : explanation.exposures()) lines.addAll(exposed(exposed));
    if (explanation.elsewhere().isEmpty()) return lines;
    lines.add("<p>" + escape(ExplainText.ELSEWHERE) + "</p><ul>");
    explanation.elsewhere().forEach(item -> lines.add(version(item)));
    lines.add("</ul>");
    return lines;
  }

  private static String version(ReadableVersion item) {
    return "<li>" + escape(ExplainText.version(item)) + "</li>";
  }

  private static List<String> exposed(Exposed exposed) {
    var lines = new ArrayList<String>();
    lines.add("<p>" + escape(StatusText.exposure(exposed.interval())) + "</p><ul>");
    exposed.items().forEach(item -> lines.add(version(item)));
    UseText.list(exposed.uses()).forEach(line -> lines.add("<li>" + escape(line) + "</li>"));
    lines.add("</ul>");
    return lines;
  }

  /// Text that others chose must stay text.
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
