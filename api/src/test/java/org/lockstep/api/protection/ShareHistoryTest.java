package org.lockstep.api.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestShare;
import org.lockstep.audit.VerifiedHistory;
import org.lockstep.domain.Moment;
import org.lockstep.domain.custody.Exposure;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.vault.KeyName;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.PersonalKeys;
import org.lockstep.wire.message.ProtectionMessages.Change;
import org.lockstep.wire.message.ProtectionMessages.ExposureView;

/// From the events that a member is shown it computes what the server says.
@RunningServer
class ShareHistoryTest {
  private final TestServer server;
  private final Member alice;
  private final Member bob;
  private final Member carol;

  ShareHistoryTest(TestServer server) {
    this.server = server;
    this.alice = Member.advanced(server, "alice");
    this.bob = Member.advanced(server, "bob");
    this.carol = Member.standard(server, "carol");
  }

  /// A page of the history, as a reader of JSON sees it.
  record Page(List<EventRecord> events, long complete, boolean more) {}

  private List<EventRecord> history(TestShare share, int limit) {
    var all = new ArrayList<EventRecord>();
    var page = page(share, -1, limit);
    for (; page.more(); page = page(share, page.complete(), limit)) all.addAll(page.events());
    all.addAll(page.events());
    all.sort(Comparator.comparingLong(EventRecord::position));
    return all;
  }

  private Page page(TestShare share, long after, int limit) {
    return bob.send(Call.get(share.at("/history?after=" + after + "&limit=" + limit)))
        .as(Page.class);
  }

  @Test
  void a_member_computes_the_same_verdict_from_the_history_it_is_shown() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    share.admit(bob, Role.EDITOR);
    share.admit(carol, Role.EDITOR);
    carol.does(Call.bare("DELETE", share.at("/participants/" + carol.id())));
    share.openLink();

    var codec = new EventCodec(PersonalKeys.NONE);
    var verified = VerifiedHistory.of(share.id(), history(share, 3), codec);
    var told = share.protection(bob);
    var computed = verified.protection();
    assertThat(told.verdict().encryption()).isEqualTo(computed.verdict().encryption());
    assertThat(told.verdict().causes())
        .extracting(cause -> cause.sincePosition().orElseThrow())
        .isEqualTo(computed.verdict().causes().stream().map(c -> c.since().position()).toList());
    assertThat(told.verdict().pending())
        .extracting(owed -> owed.sincePosition())
        .isEqualTo(computed.verdict().pending().stream().map(o -> o.since().position()).toList());
    assertThat(told.exposures())
        .extracting(ExposureView::fromPosition, ExposureView::toPosition)
        .isEqualTo(
            computed.exposures().stream()
                .map(e -> Tuple.tuple(e.from().position(), end(e)))
                .toList());
    assertThat(told.reachedEpoch()).isEqualTo(computed.reached());
  }

  private static Optional<Long> end(Exposure exposure) {
    return exposure.to().map(Moment::position);
  }

  @Test
  void pages_out_of_bounds_are_refused() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    for (var query : List.of("after=-2", "limit=0", "limit=1001", "after=x")) {
      assertThat(alice.send(Call.get(share.at("/history?" + query))).problemType())
          .isEqualTo("parameter-malformed");
    }
    assertThat(alice.send(Call.get(share.at("/history?after=99999999"))).problemType())
        .isEqualTo("position-unknown");
  }

  @Test
  void a_preview_writes_nothing() {
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    long head = server.journal().head();
    share.preview(Change.INVITE, Optional.of(carol));
    share.preview(Change.LINK, Optional.empty());
    assertThat(server.journal().head()).isEqualTo(head);
    assertThat(server.vault().newestHeld(KeyName.Kind.SHARE, share.id().value())).isEmpty();
  }
}
