package org.lockstep.api.owndata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.item.ContentSending;
import org.lockstep.api.item.Precondition;
import org.lockstep.api.owndata.OwnItems.Place;
import org.lockstep.api.owndata.OwnItems.Stored;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.api.request.Progress;
import org.lockstep.api.share.Paging;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.item.ItemRejection.ItemUnknown;
import org.lockstep.wire.message.DataMessages.DataItems;
import org.lockstep.wire.message.DataMessages.DataView;
import org.lockstep.wire.message.DataMessages.ServerKey;
import org.lockstep.wire.message.DataMessages.WriteData;
import org.lockstep.wire.message.Receipt;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// An account's own, unshared data, category by category. Its trusted devices alone reach it.
@RestController
final class DataController {
  private final OwnItems items;
  private final OwnWriting writing;
  private final ServerKeys serverKeys;
  private final ContentSending sending;
  private final Progress progress;

  DataController(
      OwnItems items,
      OwnWriting writing,
      ServerKeys serverKeys,
      ContentSending sending,
      Progress progress) {
    this.items = items;
    this.writing = writing;
    this.serverKeys = serverKeys;
    this.sending = sending;
    this.progress = progress;
  }

  @GetMapping("/v1/data/{category}")
  DataItems list(
      @PathVariable Category category,
      @RequestParam Optional<ItemId> after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      Caller caller) {
    int most = Paging.limit(limit);
    var found =
        items.after(caller.account(), category, after.map(ItemId::value).orElse(""), most + 1);
    if (found.size() <= most) return new DataItems(found, Optional.empty());
    var page = found.subList(0, most);
    return new DataItems(page, Optional.of(page.getLast().item().value()));
  }

  @GetMapping("/v1/data/{category}/{item}")
  ResponseEntity<DataView> show(
      @PathVariable Category category, @PathVariable ItemId item, Caller caller) {
    var stored = stored(category, item, caller);
    return ResponseEntity.ok()
        .header(HttpHeaders.ETAG, Precondition.tag(stored.version().number()))
        .body(stored.view(item));
  }

  @GetMapping("/v1/data/{category}/{item}/content")
  void content(
      @PathVariable Category category,
      @PathVariable ItemId item,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var version = stored(category, item, caller).version();
    sending.send(
        new ContentSending.Whole(version.digest(), version.length(), version.number()),
        request,
        response);
  }

  private Stored stored(Category category, ItemId item, Caller caller) {
    return items
        .find(new Place(caller.account(), category, item))
        .orElseThrow(() -> new Refused(new ItemUnknown(item)));
  }

  @PutMapping("/v1/data/{category}/{item}")
  ResponseEntity<Receipt> write(
      @PathVariable Category category,
      @PathVariable ItemId item,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch,
      @RequestBody WriteData request,
      Caller caller) {
    var replaced = Precondition.ofWrite(ifMatch, ifNoneMatch);
    writing.write(new Place(caller.account(), category, item), replaced, request, caller);
    return ResponseEntity.status(replaced.version() == 0 ? HttpStatus.CREATED : HttpStatus.OK)
        .header(HttpHeaders.ETAG, Precondition.tag(request.version().number()))
        .body(receipt());
  }

  @DeleteMapping("/v1/data/{category}/{item}")
  Receipt delete(
      @PathVariable Category category,
      @PathVariable ItemId item,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Caller caller) {
    writing.delete(
        new Place(caller.account(), category, item), Precondition.ofChange(ifMatch), caller);
    return receipt();
  }

  /// The key that the server made, for the calling device alone. Recorded before it is used (R101).
  @PostMapping("/v1/data/{category}/server-key")
  ServerKey serverKey(@PathVariable Category category, Caller caller) {
    return serverKeys.handTo(caller, category);
  }

  /// Data of an account's own writes nothing into the history.
  private Receipt receipt() {
    return new Receipt(progress.head() - 1);
  }
}
