package org.lockstep.api.live;

import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.TestShare;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.wire.message.LiveMessages.FreezeView;
import org.lockstep.wire.message.LiveMessages.TicketRequest;
import org.lockstep.wire.message.LiveMessages.TicketView;

/// A document on which people work live.
final class LiveDesk {
  final TestShare share;

  private LiveDesk(TestShare share) {
    this.share = share;
  }

  /// One whose key the server has.
  static LiveDesk begun(TestServer server, Member owner) {
    var share = TestShare.begun(server, owner, ShareKind.DOCUMENT);
    owner.does(Call.bare("PUT", share.at("/collaboration")));
    share.escrow();
    return new LiveDesk(share);
  }

  void end() {
    end(share.owner(), freeze(share.owner()).freeze());
  }

  /// Freezes the documents for a member's device.
  FreezeView freeze(Member member) {
    return member.send(freezing()).as(FreezeView.class);
  }

  Call freezing() {
    return Call.bare("POST", share.at("/live/freezes"));
  }

  Call keeping(String freeze) {
    return Call.bare("POST", share.at("/live/freezes/" + freeze));
  }

  Call thawing(String freeze) {
    return Call.bare("DELETE", share.at("/live/freezes/" + freeze));
  }

  Call ending(String freeze) {
    return Call.bare("DELETE", share.at("/collaboration?freeze=" + freeze));
  }

  void end(Member member, String freeze) {
    member.does(ending(freeze));
  }

  TicketView ticket(Member member) {
    return ticket(member, false);
  }

  TicketView ticket(Member member, boolean readOnly) {
    return member.send(share.post("/tickets", new TicketRequest(readOnly))).as(TicketView.class);
  }

  DocumentName document(String name) {
    return new DocumentName(share.id(), name);
  }

  YEditor open(Member member, String document) {
    return YEditor.open(ticket(member), share.id(), document);
  }
}
