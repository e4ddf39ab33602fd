package org.lockstep.api.link;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.ApiProblem.LinkNotReady;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.ItemId;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.Headers;
import org.lockstep.wire.message.ShareMessages.GuestView;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// What guests can do: see what is in a share, and read it.
@RestController
public final class GuestController {
  private static final int BUFFER = 64 << 10;

  private final OpenLinks links;
  private final ShareSecrets secrets;
  private final GuestItems items;
  private final ReadModels models;

  /// Wired by the assembly.
  public GuestController(
      OpenLinks links, ShareSecrets secrets, GuestItems items, ReadModels models) {
    this.links = links;
    this.secrets = secrets;
    this.items = items;
    this.models = models;
  }

  @GetMapping("/v1/links/{link}")
  ResponseEntity<GuestView> show(
      @PathVariable String link,
      @RequestHeader(name = Headers.LINK_SECRET, required = false) @Nullable String secret) {
    var opened = ready(link, secret);
    var share = opened.share();
    var view =
        new GuestView(
            share.kind(),
            models.shares().title(share.share()).flatMap(Personal::text).orElse(""),
            items.all(opened).stream().map(GuestItems.OpenedItem::view).toList());
    return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(view);
  }

  private OpenedShare ready(String link, @Nullable String secret) {
    var opened = links.require(link, secret);
    if (!secrets.isReady(opened)) throw new Refused(new LinkNotReady());
    return opened;
  }

  @GetMapping("/v1/links/{link}/items/{item}")
  void read(
      @PathVariable String link,
      @PathVariable ItemId item,
      @RequestHeader(name = Headers.LINK_SECRET, required = false) @Nullable String secret,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var opened = ready(link, secret);
    var readable = items.one(opened, item);
    try (var content = items.read(readable)) {
      describe(readable, response);
      if (!request.getMethod().equals("HEAD")) send(content, opened, response);
    }
  }

  private static void describe(GuestItems.OpenedItem item, HttpServletResponse response) {
    var name =
        ContentDisposition.attachment().filename(item.name(), StandardCharsets.UTF_8).build();
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, name.toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setContentLengthLong(item.length());
  }

  /// Closing the link ends what is under way too (R61).
  private void send(InputStream content, OpenedShare opened, HttpServletResponse response)
      throws IOException {
    var buffer = new byte[BUFFER];
    var target = response.getOutputStream();
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      if (!links.isOpen(opened)) throw new IOException("the link was closed");
      target.write(buffer, 0, read);
    }
  }
}
