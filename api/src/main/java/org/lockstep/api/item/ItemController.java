package org.lockstep.api.item;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.api.share.Paging;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemCommand;
import org.lockstep.domain.item.ItemRejection.ItemUnknown;
import org.lockstep.projections.ItemPage;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.ItemMessages.ItemView;
import org.lockstep.wire.message.ItemMessages.Items;
import org.lockstep.wire.message.ItemMessages.WriteItem;
import org.lockstep.wire.message.Receipt;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Items of a share: listing, writing the next version, deleting.
@RestController
public final class ItemController {
  private final ItemCommands commands;
  private final ItemWriting writing;
  private final VisibleShares visible;
  private final ReadModels models;

  /// Wired by the assembly.
  public ItemController(
      ItemCommands commands, ItemWriting writing, VisibleShares visible, ReadModels models) {
    this.commands = commands;
    this.writing = writing;
    this.visible = visible;
    this.models = models;
  }

  @GetMapping("/v1/shares/{share}/items")
  Items list(
      @PathVariable ShareId share,
      @RequestParam Optional<ItemId> after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      Caller caller) {
    int reached = reached(share, caller.account());
    var page = models.items().page(share, after, Paging.limit(limit));
    return new Items(
        page.items().stream().map(entry -> view(entry, reached)).toList(),
        page.next().map(ItemId::value));
  }

  @GetMapping("/v1/shares/{share}/items/{item}")
  ResponseEntity<ItemView> show(
      @PathVariable ShareId share, @PathVariable ItemId item, Caller caller) {
    int reached = reached(share, caller.account());
    var entry =
        models.items().item(share, item).orElseThrow(() -> new Refused(new ItemUnknown(item)));
    return ResponseEntity.ok()
        .header(HttpHeaders.ETAG, Precondition.tag(entry.version().number()))
        .body(view(entry, reached));
  }

  /// The newest epoch that the server has ever been able to read.
  private int reached(ShareId share, AccountId account) {
    visible.living(share, account);
    return visible.protection(share, account).reached();
  }

  private static ItemView view(ItemPage.Entry entry, int reached) {
    return new ItemView(
        entry.item(),
        entry.version(),
        entry.by(),
        entry.written().at(),
        entry.version().epoch() <= reached);
  }

  @PutMapping("/v1/shares/{share}/items/{item}")
  ResponseEntity<Receipt> write(
      @PathVariable ShareId share,
      @PathVariable ItemId item,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch,
      @RequestBody WriteItem request,
      Caller caller) {
    var replaced = Precondition.ofWrite(ifMatch, ifNoneMatch);
    var command = new ItemCommand.WriteItem(share, item, request.version(), caller.actor());
    long position = writing.write(command, replaced, request.upload());
    return ResponseEntity.status(replaced.version() == 0 ? HttpStatus.CREATED : HttpStatus.OK)
        .header(HttpHeaders.ETAG, Precondition.tag(request.version().number()))
        .body(new Receipt(position));
  }

  @DeleteMapping("/v1/shares/{share}/items/{item}")
  Receipt delete(
      @PathVariable ShareId share,
      @PathVariable ItemId item,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Caller caller) {
    int version = Precondition.ofChange(ifMatch).version();
    return new Receipt(
        commands.send(new ItemCommand.DeleteItem(share, item, version, caller.actor())));
  }
}
