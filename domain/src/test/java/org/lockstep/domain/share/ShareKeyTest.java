package org.lockstep.domain.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.Sample.BOB;
import static org.lockstep.domain.share.ShareScenarios.OPEN_LINK;
import static org.lockstep.domain.share.ShareScenarios.SHARE;
import static org.lockstep.domain.share.ShareScenarios.by;
import static org.lockstep.domain.share.ShareScenarios.created;
import static org.lockstep.domain.share.ShareScenarios.give;
import static org.lockstep.domain.share.ShareScenarios.grant;
import static org.lockstep.domain.share.ShareScenarios.start;
import static org.lockstep.domain.share.ShareScenarios.withBob;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.domain.Sample;
import org.lockstep.domain.share.ShareCommand.CloseLink;
import org.lockstep.domain.share.ShareCommand.EndCollaboration;
import org.lockstep.domain.share.ShareCommand.EndShare;
import org.lockstep.domain.share.ShareCommand.EscrowEpoch;
import org.lockstep.domain.share.ShareCommand.RecordEscrowDestroyed;
import org.lockstep.domain.share.ShareCommand.StartCollaboration;
import org.lockstep.domain.share.ShareEvent.CollaborationEnded;
import org.lockstep.domain.share.ShareEvent.CollaborationStarted;
import org.lockstep.domain.share.ShareEvent.EpochEscrowed;
import org.lockstep.domain.share.ShareEvent.EpochStarted;
import org.lockstep.domain.share.ShareEvent.EscrowDestroyed;
import org.lockstep.domain.share.ShareEvent.LinkClosed;
import org.lockstep.domain.share.ShareEvent.LinkOpened;
import org.lockstep.domain.share.ShareEvent.ShareEnded;
import org.lockstep.domain.share.ShareState.Active;
import org.lockstep.domain.share.ShareState.Ended;

/// Links, live collaboration, and what becomes of a share's key.
class ShareKeyTest {
  private static final EscrowEpoch ESCROW = new EscrowEpoch(SHARE, 1, by(ALICE));
  private static final CloseLink CLOSE = new CloseLink(SHARE, by(ALICE));
  private static final RecordEscrowDestroyed DESTROY = new RecordEscrowDestroyed(SHARE);
  private static final Grant TO_ALICE = grant(ALICE, 2, Role.OWNER);
  private static final Grant TO_BOB = grant(BOB, 2, Role.EDITOR);

  @Test
  @Tag("R53")
  void a_link_opens_and_the_key_may_then_be_escrowed_once() {
    withBob().when(OPEN_LINK).then(new LinkOpened(SHARE, Sample.link(1), Sample.BYTES, by(ALICE)));
    var open = withBob().given(OPEN_LINK);
    open.when(ESCROW).then(new EpochEscrowed(SHARE, 1, by(ALICE)));
    open.given(ESCROW).when(ESCROW).thenNothingHappens();
  }

  @Test
  @Tag("R61")
  void a_link_closes_under_its_own_id() {
    withBob().given(OPEN_LINK).when(CLOSE).then(new LinkClosed(SHARE, Sample.link(1), by(ALICE)));
  }

  @Test
  @Tag("R58")
  void after_the_link_the_vault_destroys_the_key_and_a_new_epoch_follows() {
    var closed = withBob().given(OPEN_LINK, ESCROW, CLOSE);
    assertThat(((Active) closed.state()).owesDestruction()).isTrue();
    closed.when(DESTROY).then(new EscrowDestroyed(SHARE, 1));
    closed.given(DESTROY).when(DESTROY).thenNothingHappens();
    var next = start(2, TO_ALICE, TO_BOB);
    closed.given(DESTROY).when(next).then(new EpochStarted(SHARE, next.epoch(), by(ALICE)));
  }

  @Test
  @Tag("R59")
  void an_epoch_may_change_while_a_link_is_open() {
    var next = start(2, TO_ALICE, TO_BOB);
    withBob()
        .given(OPEN_LINK, ESCROW)
        .when(next)
        .then(new EpochStarted(SHARE, next.epoch(), by(ALICE)));
  }

  @Test
  @Tag("R54")
  @Tag("R63")
  void live_collaboration_starts_and_ends_on_a_document_and_its_key_may_be_escrowed() {
    var document = created(ShareKind.DOCUMENT);
    var live = new StartCollaboration(SHARE, by(ALICE));
    var end = new EndCollaboration(SHARE, by(ALICE));
    document.when(live).then(new CollaborationStarted(SHARE, by(ALICE)));
    document.given(live).when(end).then(new CollaborationEnded(SHARE, by(ALICE)));
    document.given(live).when(ESCROW).then(new EpochEscrowed(SHARE, 1, by(ALICE)));
  }

  @ParameterizedTest
  @Tag("R55")
  @EnumSource(
      value = ShareKind.class,
      names = {"SHARED_ALBUM", "CALENDAR"})
  void a_kind_that_is_never_end_to_end_gives_its_key_to_the_vault(ShareKind kind) {
    created(kind).when(ESCROW).then(new EpochEscrowed(SHARE, 1, by(ALICE)));
    assertThat(((Active) created(kind).given(ESCROW).state()).owesDestruction()).isFalse();
  }

  @Test
  void an_ended_share_still_tells_that_its_key_was_destroyed() {
    var end = new EndShare(SHARE, by(ALICE));
    var open = withBob().given(OPEN_LINK, ESCROW);
    open.when(end).then(new ShareEnded(SHARE, by(ALICE)));
    var ended = open.given(end);
    ended.when(DESTROY).then(new EscrowDestroyed(SHARE, 1));
    var after = (Ended) ended.given(DESTROY).state();
    assertThat(after.last().keys().held()).isZero();
  }

  @Test
  void granting_nothing_changes_nothing() {
    withBob().when(give(1)).thenNothingHappens();
  }
}
