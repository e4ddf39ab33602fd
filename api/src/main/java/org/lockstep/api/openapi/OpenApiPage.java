package org.lockstep.api.openapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.lockstep.api.problem.ProblemType;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description as a page for people, made from the one for programs.
@RestController
class OpenApiPage {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Lockstep: the api</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>
      body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
        color:#1b1f24;background:#fff}
      h1,h2{line-height:1.2} h2{margin-top:2.5rem;border-bottom:1px solid #d0d7de}
      code{font:14px ui-monospace,monospace} details{border:1px solid #d0d7de;border-radius:6px;
        margin:.5rem 0;padding:.4rem .8rem} summary{cursor:pointer}
      .method{display:inline-block;min-width:4.5rem;font-weight:600} table{border-collapse:collapse}
      td,th{text-align:left;vertical-align:top;padding:.2rem 1rem .2rem 0} pre{overflow:auto}
      @media (prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}
        h2,details{border-color:#30363d} a{color:#58a6ff}}
      </style></head><body>
      """;

  private final OpenApiWebMvcResource description;

  OpenApiPage(OpenApiWebMvcResource description) {
    this.description = description;
  }

  @GetMapping(value = "/openapi.html", produces = MediaType.TEXT_HTML_VALUE)
  String page(HttpServletRequest request, Locale locale) throws IOException {
    var api = JSON.readTree(description.openapiJson(request, "/openapi", locale));
    var page = new StringBuilder(HEAD);
    page.append("<h1>Lockstep</h1><p>").append(text(api.path("info").path("description")));
    page.append("</p><p>For programs: <a href=\"/openapi\">/openapi</a> (OpenAPI 3.1).</p>");
    page.append("<h2>Routes</h2>");
    api.path("paths").forEachEntry((path, methods) -> routes(page, path, methods));
    page.append("<h2>Bodies</h2>");
    api.path("components").path("schemas").forEachEntry((name, body) -> schema(page, name, body));
    problems(page);
    return page.append("</body></html>\n").toString();
  }

  private static void routes(StringBuilder page, String path, JsonNode methods) {
    methods.forEachEntry(
        (method, operation) -> {
          page.append("<details><summary><span class=\"method\">")
              .append(escape(method.toUpperCase(Locale.ROOT)))
              .append("</span> <code>")
              .append(escape(path))
              .append("</code></summary><table>");
          operation.path("parameters").forEach(parameter -> parameter(page, parameter));
          row(page, "body", reference(operation.path("requestBody").path("content")));
          operation
              .path("responses")
              .forEachEntry(
                  (status, answer) -> row(page, status, reference(answer.path("content"))));
          page.append("</table></details>");
        });
  }

  private static void parameter(StringBuilder page, JsonNode parameter) {
    var where = parameter.path("in").asString("");
    row(page, where, "<code>" + text(parameter.path("name")) + "</code>");
  }

  private static void row(StringBuilder page, String what, String value) {
    if (value.isEmpty()) return;
    page.append("<tr><th>")
        .append(escape(what))
        .append("</th><td>")
        .append(value)
        .append("</td></tr>");
  }

  /// Where the schema of a body is told further below.
  private static String reference(JsonNode content) {
    var links = new StringBuilder();
    content.forEach(
        media -> {
          var schema = media.path("schema");
          var name = schema.path("$ref").asString("").replaceAll(".*/", "");
          if (name.isEmpty()) links.append(text(schema.path("type")));
          else links.append(link(name));
        });
    return links.toString();
  }

  private static String link(String name) {
    return "<a href=\"#" + escape(name) + "\"><code>" + escape(name) + "</code></a> ";
  }

  private static void schema(StringBuilder page, String name, JsonNode body) {
    page.append("<details id=\"")
        .append(escape(name))
        .append("\"><summary><code>")
        .append(escape(name))
        .append("</code></summary><pre>")
        .append(escape(body.toPrettyString()))
        .append("</pre></details>");
  }

  private static void problems(StringBuilder page) {
    page.append("<h2>Problems</h2><table><tr><th>type</th><th>status</th><th>what to do</th></tr>");
    for (var type : ProblemType.catalogue()) {
      page.append("<tr><td><code>")
          .append(escape(type.shortName()))
          .append("</code></td><td>")
          .append(type.status())
          .append("</td><td>")
          .append(escape(type.title() + ". " + type.advice()))
          .append("</td></tr>");
    }
    page.append("</table>");
  }

  private static String text(JsonNode node) {
    return escape(node.asString(""));
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
