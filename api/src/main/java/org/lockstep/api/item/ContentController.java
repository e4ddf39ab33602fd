package org.lockstep.api.item;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemRejection.ItemUnknown;
import org.lockstep.projections.ItemPage;
import org.lockstep.projections.ReadModels;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The ciphertext of items, whole or one range of it (RFC 9110 section 14).
@RestController
public final class ContentController {
  private final VisibleShares visible;
  private final ReadModels models;
  private final ContentSending sending;

  /// Wired by the assembly.
  public ContentController(VisibleShares visible, ReadModels models, ContentSending sending) {
    this.visible = visible;
    this.models = models;
    this.sending = sending;
  }

  @GetMapping("/v1/shares/{share}/items/{item}/content")
  void content(
      @PathVariable ShareId share,
      @PathVariable ItemId item,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    visible.living(share, caller.account());
    var version =
        models
            .items()
            .item(share, item)
            .map(ItemPage.Entry::version)
            .orElseThrow(() -> new Refused(new ItemUnknown(item)));
    sending.send(
        new ContentSending.Whole(version.digest(), version.length(), version.number()),
        request,
        response);
  }
}
