package org.lockstep.api.live;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.lockstep.api.live.LivePage.Asset;
import org.lockstep.api.problem.ApiProblem.LivePageMissing;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.id.ShareId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The page on which people edit a live text in a browser.
///
/// Anybody may load it: it is the same for every share, and tells nothing about any. What opens a
/// document is the ticket in the address's fragment, which browsers do not send. Its policy (CSP)
/// lets it run the one script, talk to the channel, and nothing else.
@RestController
final class LivePageController {
  private static final int NONCE_BYTES = 16;

  private static final Map<String, String> CAREFUL =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  private final Optional<LivePage> page;
  private final LiveAddress address;
  private final SecureRandom random = new SecureRandom();

  /// Wired by the assembly.
  @Autowired
  LivePageController(LiveAddress address) {
    this(LivePage.bundled(), address);
  }

  /// With this page, or without one.
  LivePageController(Optional<LivePage> page, LiveAddress address) {
    this.page = page;
    this.address = address;
  }

  private LivePage page() {
    return page.orElseThrow(() -> new Refused(new LivePageMissing()));
  }

  /// The page. The document's name may have slashes; the page reads it from its own address.
  ///
  /// @param share only looked at for its form
  @GetMapping({"/live/{share}/{document}", "/live/{share}/{folder}/**"})
  ResponseEntity<String> page(@PathVariable ShareId share) {
    var nonce = nonce();
    return ResponseEntity.ok()
        .headers(careful())
        .header("Content-Security-Policy", policy(nonce))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
        .body(page().html(address.hocuspocus(), nonce));
  }

  @GetMapping("/live/page.js")
  ResponseEntity<String> script() {
    return answer(page().script());
  }

  @GetMapping("/live/page.css")
  ResponseEntity<String> style() {
    return answer(page().style());
  }

  @GetMapping("/live/licences.txt")
  ResponseEntity<String> licences() {
    return answer(page().licences());
  }

  private static ResponseEntity<String> answer(Asset asset) {
    return ResponseEntity.ok()
        .headers(careful())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.CONTENT_TYPE, asset.mediaType())
        .eTag(asset.tag())
        .body(asset.content());
  }

  private static HttpHeaders careful() {
    var headers = new HttpHeaders();
    CAREFUL.forEach(headers::set);
    return headers;
  }

  /// Content Security Policy, level 3. Style attributes stay forbidden: other people's cursors are
  /// drawn with classes alone.
  private String policy(String nonce) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'nonce-" + nonce + "'",
        "img-src data:",
        "connect-src " + address.hocuspocus(),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");
  }

  private String nonce() {
    var bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
