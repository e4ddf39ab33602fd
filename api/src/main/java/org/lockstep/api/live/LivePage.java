package org.lockstep.api.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.lockstep.crypto.request.ContentDigest;
import org.springframework.web.util.HtmlUtils;

/// The files of the page on which people edit a text, as the build has bundled them.
///
/// @param html with places for the channel's address and the nonce of an answer
record LivePage(String html, Asset script, Asset style, Asset licences) {
  private static final String FOLDER = "page/";

  /// A file that is the same for everybody.
  ///
  /// @param tag an entity tag (RFC 9110, section 8.8.3)
  record Asset(String mediaType, String content, String tag) {}

  /// The bundled page; nothing where the build could not make it.
  static Optional<LivePage> bundled() {
    return read(FOLDER);
  }

  /// The page in a folder beside this class.
  static Optional<LivePage> read(String folder) {
    if (LivePage.class.getResource(folder + "page.html") == null) return Optional.empty();
    return Optional.of(
        new LivePage(
            content(folder + "page.html"),
            asset(folder + "page.js", "text/javascript;charset=utf-8"),
            asset(folder + "page.css", "text/css;charset=utf-8"),
            asset(folder + "licences.txt", "text/plain;charset=utf-8")));
  }

  private static Asset asset(String name, String mediaType) {
    var content = content(name);
    return new Asset(
        mediaType,
        content,
        "\"" + ContentDigest.of(content.getBytes(UTF_8)).sha256().base64() + "\"");
  }

  private static String content(String name) {
    try (var in = LivePage.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("the page has no " + name);
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The page for one answer.
  ///
  /// @param channel where the document is live
  /// @param nonce allows the styles that the editor makes
  String html(String channel, String nonce) {
    return html.replace("{{channel}}", HtmlUtils.htmlEscape(channel))
        .replace("{{nonce}}", HtmlUtils.htmlEscape(nonce));
  }
}
