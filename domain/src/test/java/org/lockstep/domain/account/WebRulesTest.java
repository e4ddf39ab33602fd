package org.lockstep.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.account.AccountScenarios.LAPTOP;
import static org.lockstep.domain.account.AccountScenarios.PHONE;
import static org.lockstep.domain.account.AccountScenarios.STRANGER;
import static org.lockstep.domain.account.AccountScenarios.add;
import static org.lockstep.domain.account.AccountScenarios.advanced;
import static org.lockstep.domain.account.AccountScenarios.opened;
import static org.lockstep.domain.account.AccountScenarios.recoveryKey;
import static org.lockstep.domain.account.AccountScenarios.revoke;
import static org.lockstep.domain.account.AccountScenarios.turnOff;
import static org.lockstep.domain.account.AccountScenarios.turnOn;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand.ApproveWebSession;
import org.lockstep.domain.account.AccountCommand.EndWebSession;
import org.lockstep.domain.account.AccountCommand.HandOverCategory;
import org.lockstep.domain.account.AccountCommand.RecordWebSessionEnded;
import org.lockstep.domain.account.AccountCommand.TurnOffWebAccess;
import org.lockstep.domain.account.AccountCommand.TurnOnWebAccess;
import org.lockstep.domain.account.AccountEvent.AdvancedProtectionTurnedOff;
import org.lockstep.domain.account.AccountEvent.AdvancedProtectionTurnedOn;
import org.lockstep.domain.account.AccountEvent.DeviceRevoked;
import org.lockstep.domain.account.AccountEvent.WebAccessTurnedOff;
import org.lockstep.domain.account.AccountEvent.WebAccessTurnedOn;
import org.lockstep.domain.account.AccountEvent.WebCategoryHandedOver;
import org.lockstep.domain.account.AccountEvent.WebSessionApproved;
import org.lockstep.domain.account.AccountEvent.WebSessionEnded;
import org.lockstep.domain.account.AccountRejection.CategoryNotOnWebList;
import org.lockstep.domain.account.AccountRejection.DeviceNotTrusted;
import org.lockstep.domain.account.AccountRejection.HandOverEpochNotCurrent;
import org.lockstep.domain.account.AccountRejection.WebAccessIsOff;
import org.lockstep.domain.account.AccountRejection.WebSessionNotLive;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.SessionId;

/// Access from browsers.
class WebRulesTest {
  static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
  static final SessionId ONE = session(1);
  static final SessionId TWO = session(2);
  static final TurnOnWebAccess ON = new TurnOnWebAccess(ALICE, LAPTOP);
  static final TurnOffWebAccess OFF = new TurnOffWebAccess(ALICE, LAPTOP);

  private static SessionId session(int number) {
    return new SessionId("0s%024d".formatted(number));
  }

  static WebApproval approval(SessionId session, Duration time) {
    return new WebApproval(session, Sample.BYTES, Sample.BYTES, NOW.plus(time), Sample.BYTES);
  }

  static ApproveWebSession approve(SessionId session, DeviceId by) {
    return new ApproveWebSession(ALICE, by, approval(session, WebRules.LONGEST), NOW);
  }

  private static WebSessionEnded ended(SessionId session, WebSessionEnd reason) {
    return new WebSessionEnded(ALICE, session, reason);
  }

  @Test
  @Tag("R91")
  void a_session_is_approved_while_web_access_is_on() {
    opened().when(approve(ONE, LAPTOP)).thenRefused(new WebAccessIsOff(ALICE));
    opened().when(ON).then(new WebAccessTurnedOn(ALICE, LAPTOP));
    opened()
        .given(ON)
        .when(approve(ONE, LAPTOP))
        .then(new WebSessionApproved(ALICE, approval(ONE, WebRules.LONGEST), LAPTOP));
    advanced()
        .given(ON)
        .when(approve(ONE, LAPTOP))
        .then(new WebSessionApproved(ALICE, approval(ONE, WebRules.LONGEST), LAPTOP));
  }

  @Test
  @Tag("R90")
  void turning_advanced_protection_on_turns_it_off_and_ends_all_sessions_in_one_decision() {
    opened()
        .given(recoveryKey(1), ON, approve(TWO, LAPTOP), approve(ONE, LAPTOP))
        .when(turnOn(1))
        .then(
            new AdvancedProtectionTurnedOn(ALICE, LAPTOP, 1),
            ended(ONE, WebSessionEnd.MODE_CHANGED),
            ended(TWO, WebSessionEnd.MODE_CHANGED),
            new WebAccessTurnedOff(ALICE, LAPTOP));
    var after = opened().given(recoveryKey(1), ON, approve(ONE, LAPTOP), turnOn(1));
    assertThat(((Open) after.state()).signIn().web()).isEqualTo(WebAccess.OFF);
  }

  @Test
  @Tag("R94")
  void turning_it_off_ends_sessions_and_leaves_web_access_on() {
    advanced()
        .given(ON, approve(ONE, LAPTOP))
        .when(turnOff(2))
        .then(
            new AdvancedProtectionTurnedOff(ALICE, LAPTOP, 2),
            ended(ONE, WebSessionEnd.MODE_CHANGED));
  }

  @Test
  @Tag("R72")
  void a_revoked_device_takes_the_sessions_that_it_approved_with_it() {
    opened()
        .given(add(Sample.modern(ALICE, 2), 2), ON, approve(ONE, PHONE), approve(TWO, LAPTOP))
        .when(revoke(PHONE, 3))
        .then(
            new DeviceRevoked(ALICE, PHONE, Sample.roster(3), LAPTOP),
            ended(ONE, WebSessionEnd.DEVICE_REVOKED));
  }

  @Test
  @Tag("R94")
  void sessions_end_by_a_device_by_themselves_by_time_and_with_web_access() {
    var live = opened().given(ON, approve(ONE, LAPTOP));
    live.when(new EndWebSession(ALICE, LAPTOP, ONE))
        .then(ended(ONE, WebSessionEnd.ENDED_BY_DEVICE));
    live.when(new RecordWebSessionEnded(ALICE, ONE, WebSessionEnd.EXPIRED))
        .then(ended(ONE, WebSessionEnd.EXPIRED));
    live.when(OFF).then(new WebAccessTurnedOff(ALICE, LAPTOP), ended(ONE, WebSessionEnd.WEB_OFF));
    live.given(OFF)
        .when(new RecordWebSessionEnded(ALICE, ONE, WebSessionEnd.SIGNED_OUT))
        .thenNothingHappens();
  }

  @Test
  @Tag("R07")
  void only_trusted_devices_order_it() {
    opened().when(new TurnOnWebAccess(ALICE, STRANGER)).thenRefused(new DeviceNotTrusted(STRANGER));
    opened().given(ON).when(approve(ONE, STRANGER)).thenRefused(new DeviceNotTrusted(STRANGER));
  }

  private static HandOverCategory give(SessionId session, Category category, Duration later) {
    return new HandOverCategory(ALICE, LAPTOP, session, category, 1, NOW.plus(later));
  }

  @Test
  @Tag("R92")
  void a_live_session_is_handed_categories_one_by_one_each_an_event() {
    var live = opened().given(ON, approve(ONE, LAPTOP));
    var notes = give(ONE, Category.NOTES, Duration.ofMinutes(1));
    live.when(notes).then(new WebCategoryHandedOver(ALICE, ONE, Category.NOTES, 1, LAPTOP));
    live.given(notes)
        .when(give(ONE, Category.PHOTOS, Duration.ofMinutes(2)))
        .then(new WebCategoryHandedOver(ALICE, ONE, Category.PHOTOS, 1, LAPTOP));
    live.given(notes).when(notes).thenNothingHappens();
  }

  @Test
  @Tag("R94")
  void a_session_that_is_over_or_was_never_approved_is_handed_nothing() {
    var live = opened().given(ON, approve(ONE, LAPTOP));
    live.when(give(ONE, Category.NOTES, WebRules.LONGEST)).thenRefused(new WebSessionNotLive(ONE));
    live.when(give(TWO, Category.NOTES, Duration.ZERO)).thenRefused(new WebSessionNotLive(TWO));
    live.given(OFF)
        .when(give(ONE, Category.NOTES, Duration.ZERO))
        .thenRefused(new WebSessionNotLive(ONE));
  }

  @Test
  @Tag("R92")
  void only_categories_of_the_web_list_are_handed_over_and_only_current_keys() {
    var list = Set.of(Category.DRIVE);
    var narrow = new AccountPolicy(Map.of(), Duration.ZERO, true, list);
    var live = opened().given(ON, approve(ONE, LAPTOP));
    live.under(AccountScenarios.rules(narrow, Duration.ZERO))
        .when(give(ONE, Category.NOTES, Duration.ZERO))
        .thenRefused(new CategoryNotOnWebList(list));
    live.when(new HandOverCategory(ALICE, LAPTOP, ONE, Category.NOTES, 2, NOW))
        .thenRefused(new HandOverEpochNotCurrent(1, 2));
  }
}
