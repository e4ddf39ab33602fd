package org.lockstep.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.account.AccountScenarios.LAPTOP;
import static org.lockstep.domain.account.AccountScenarios.OPEN;
import static org.lockstep.domain.account.AccountScenarios.PHONE;
import static org.lockstep.domain.account.AccountScenarios.STRANGER;
import static org.lockstep.domain.account.AccountScenarios.account;
import static org.lockstep.domain.account.AccountScenarios.add;
import static org.lockstep.domain.account.AccountScenarios.advanced;
import static org.lockstep.domain.account.AccountScenarios.escrow;
import static org.lockstep.domain.account.AccountScenarios.opened;
import static org.lockstep.domain.account.AccountScenarios.recoveryKey;
import static org.lockstep.domain.account.AccountScenarios.revoke;
import static org.lockstep.domain.account.AccountScenarios.rotateCircle;
import static org.lockstep.domain.account.AccountScenarios.rotateService;
import static org.lockstep.domain.account.AccountScenarios.turnOff;
import static org.lockstep.domain.account.AccountScenarios.turnOn;
import static org.lockstep.domain.account.RecoveryRulesTest.NOON;
import static org.lockstep.domain.account.RecoveryRulesTest.ONE;
import static org.lockstep.domain.account.RecoveryRulesTest.recover;
import static org.lockstep.domain.account.RecoveryRulesTest.waiting;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Sample;
import org.lockstep.domain.Scenario;
import org.lockstep.domain.account.AccountCommand.AddDevice;
import org.lockstep.domain.account.AccountCommand.ApproveWebSession;
import org.lockstep.domain.account.AccountCommand.EndWebSession;
import org.lockstep.domain.account.AccountCommand.OpenAccount;
import org.lockstep.domain.account.AccountCommand.RecordServiceSecretsDestroyed;
import org.lockstep.domain.account.AccountCommand.RemoveAuthenticator;
import org.lockstep.domain.account.AccountCommand.RemoveRecoveryKey;
import org.lockstep.domain.account.AccountCommand.RotateCircleSecret;
import org.lockstep.domain.account.AccountCommand.RotateServiceSecret;
import org.lockstep.domain.account.AccountCommand.SetAuthenticator;
import org.lockstep.domain.account.AccountCommand.UpdateDeviceSoftware;
import org.lockstep.domain.account.AccountRejection.AccountAlreadyOpen;
import org.lockstep.domain.account.AccountRejection.AccountUnknown;
import org.lockstep.domain.account.AccountRejection.AlreadyInMode;
import org.lockstep.domain.account.AccountRejection.AuthenticatorMissing;
import org.lockstep.domain.account.AccountRejection.AuthenticatorNumberNotNext;
import org.lockstep.domain.account.AccountRejection.CategoryKeysMissing;
import org.lockstep.domain.account.AccountRejection.ConditionsUnmet;
import org.lockstep.domain.account.AccountRejection.DeviceBelowMinimum;
import org.lockstep.domain.account.AccountRejection.DeviceIdTaken;
import org.lockstep.domain.account.AccountRejection.DeviceNotTrusted;
import org.lockstep.domain.account.AccountRejection.DeviceUnknown;
import org.lockstep.domain.account.AccountRejection.EpochNotNext;
import org.lockstep.domain.account.AccountRejection.EscrowEpochNotCurrent;
import org.lockstep.domain.account.AccountRejection.EscrowWhileAdvanced;
import org.lockstep.domain.account.AccountRejection.LastDeviceStays;
import org.lockstep.domain.account.AccountRejection.LastRecoveryMethodStays;
import org.lockstep.domain.account.AccountRejection.ModeCounterNotAbove;
import org.lockstep.domain.account.AccountRejection.OpeningMalformed;
import org.lockstep.domain.account.AccountRejection.PreviousSecretMissing;
import org.lockstep.domain.account.AccountRejection.RecoveryIdTaken;
import org.lockstep.domain.account.AccountRejection.RecoveryKeyMissing;
import org.lockstep.domain.account.AccountRejection.RecoveryNotUnderWay;
import org.lockstep.domain.account.AccountRejection.RecoveryNumberNotNext;
import org.lockstep.domain.account.AccountRejection.RecoveryOver;
import org.lockstep.domain.account.AccountRejection.RecoverySealMissing;
import org.lockstep.domain.account.AccountRejection.RecoveryTooEarly;
import org.lockstep.domain.account.AccountRejection.RecoveryWaitWrong;
import org.lockstep.domain.account.AccountRejection.RecoveryWayEnded;
import org.lockstep.domain.account.AccountRejection.RosterCounterNotNext;
import org.lockstep.domain.account.AccountRejection.SealsNotForRoster;
import org.lockstep.domain.account.AccountRejection.ServiceSecretsStillHeld;
import org.lockstep.domain.account.AccountRejection.WebAccessAlready;
import org.lockstep.domain.account.AccountRejection.WebAccessIsOff;
import org.lockstep.domain.account.AccountRejection.WebApprovalTimeWrong;
import org.lockstep.domain.account.AccountRejection.WebSessionAlreadyApproved;
import org.lockstep.domain.account.AccountRejection.WebSessionNotLive;
import org.lockstep.domain.id.DeviceId;

/// Every way in which an account refuses a command, each at least once.
class AccountRefusalsTest {
  private static final Device OUTDATED = Sample.outdated(ALICE, 2);
  private static final Optional<SoftwareVersion> IOS = Optional.of(SoftwareVersion.parse("16.2"));
  private static final Optional<SoftwareVersion> LINUX = Optional.of(SoftwareVersion.parse("1"));

  record Refusal(
      String name,
      Scenario<AccountState, AccountCommand, AccountEvent, AccountRejection> given,
      AccountCommand when,
      AccountRejection then) {}

  private static List<Refusal> refusals() {
    return Stream.of(
            ofOpening(),
            ofDevices(),
            ofRecoveryMethods(),
            ofModes(),
            ofRecovery(),
            ofRotations(),
            ofEscrow(),
            ofComingBack(),
            OwnDataRefusals.all())
        .flatMap(List::stream)
        .toList();
  }

  private static AccountCommand handOver(int epoch) {
    return new AccountCommand.HandOverCategory(
        ALICE, LAPTOP, WebRulesTest.ONE, Category.NOTES, epoch, WebRulesTest.NOW);
  }

  private static List<Refusal> ofOpening() {
    return List.of(
        new Refusal("an_account_opens_once", opened(), OPEN, new AccountAlreadyOpen(ALICE)),
        new Refusal(
            "nothing_is_handed_to_a_browser_off_the_web_list",
            opened()
                .given(WebRulesTest.ON, WebRulesTest.approve(WebRulesTest.ONE, LAPTOP))
                .under(
                    AccountScenarios.rules(
                        new AccountPolicy(Map.of(), Duration.ZERO, true, Set.of()), Duration.ZERO)),
            handOver(1),
            new AccountRejection.CategoryNotOnWebList(Set.of())),
        new Refusal(
            "nothing_of_another_epoch_is_handed_to_a_browser",
            opened().given(WebRulesTest.ON, WebRulesTest.approve(WebRulesTest.ONE, LAPTOP)),
            handOver(2),
            new AccountRejection.HandOverEpochNotCurrent(1, 2)),
        new Refusal(
            "nothing_after_it_is_closed",
            opened().given(new AccountCommand.CloseAccount(ALICE, LAPTOP)),
            turnOn(1),
            new AccountRejection.AccountIsClosed(ALICE)),
        new Refusal("nothing_before_it_opens", account(), turnOn(1), new AccountUnknown(ALICE)),
        new Refusal(
            "nothing_is_destroyed_before_it_opens",
            account(),
            new RecordServiceSecretsDestroyed(ALICE),
            new AccountUnknown(ALICE)),
        malformed("the_first_roster_counts_1", LAPTOP, Sample.roster(2), allCategories()),
        malformed("secrets_are_sealed_to_the_device", PHONE, Sample.roster(1), allCategories()),
        malformed(
            "every_category_has_a_key",
            LAPTOP,
            Sample.roster(1),
            Map.of(Category.DRIVE, Sample.BYTES)));
  }

  private static Map<Category, Bytes> allCategories() {
    return Category.SHAREABLE.stream().collect(Collectors.toMap(c -> c, _ -> Sample.BYTES));
  }

  private static Refusal malformed(
      String name, DeviceId holder, RosterProof roster, Map<Category, Bytes> keys) {
    var seals = Map.of(holder, Sample.BYTES);
    var service = new ServiceEpoch(1, Sample.BYTES, keys, Sample.BYTES, seals, Bytes.EMPTY);
    var opening =
        new OpenAccount(
            ALICE,
            OPEN.handleId(),
            OPEN.handle(),
            OPEN.name(),
            OPEN.identityKey(),
            OPEN.device(),
            roster,
            OPEN.identitySeal(),
            OPEN.circle(),
            service);
    return new Refusal(name, account(), opening, new OpeningMalformed(ALICE));
  }

  private static List<Refusal> ofDevices() {
    var second = Sample.modern(ALICE, 2);
    var both = opened().given(add(second, 2));
    var byStranger = new AddDevice(ALICE, STRANGER, second, Sample.roster(2), Sample.keyring());
    return List.of(
        // R70, R71
        new Refusal("no_stranger_vouches", opened(), byStranger, new DeviceNotTrusted(STRANGER)),
        new Refusal("no_device_twice", both, add(second, 3), new DeviceIdTaken(PHONE)),
        new Refusal(
            "no_revoked_device_comes_back",
            both.given(revoke(PHONE, 3)),
            add(second, 4),
            new DeviceIdTaken(PHONE)),
        new Refusal("rosters_count", opened(), add(second, 3), new RosterCounterNotNext(2, 3)),
        new Refusal("not_twice", both, revoke(PHONE, 2), new RosterCounterNotNext(3, 2)),
        new Refusal("unknown_device", opened(), revoke(PHONE, 2), new DeviceUnknown(PHONE)),
        new Refusal("the_last_stays", opened(), revoke(LAPTOP, 2), new LastDeviceStays(LAPTOP)),
        // R06
        new Refusal(
            "no_outdated_device_while_advanced",
            advanced(),
            add(OUTDATED, 2),
            new DeviceBelowMinimum(PHONE, "ios", OUTDATED.version(), IOS)),
        new Refusal(
            "no_device_of_an_unsupported_platform_while_advanced",
            advanced(),
            add(Sample.running(ALICE, 2, "toaster", "99"), 2),
            new DeviceBelowMinimum(
                PHONE, "toaster", SoftwareVersion.parse("99"), Optional.empty())));
  }

  private static List<Refusal> ofModes() {
    return List.of(
        // R13
        new Refusal(
            "a_replayed_order_does_not_turn_it_on_again",
            advanced().given(turnOff(2)),
            turnOn(1),
            new ModeCounterNotAbove(2, 1)),
        new Refusal(
            "a_replayed_order_does_not_turn_it_off",
            advanced(),
            turnOff(1),
            new ModeCounterNotAbove(1, 1)),
        new Refusal("on_twice", advanced(), turnOn(2), new AlreadyInMode(ProtectionMode.ADVANCED)),
        new Refusal("off_twice", opened(), turnOff(1), new AlreadyInMode(ProtectionMode.STANDARD)),
        // R03 b
        new Refusal(
            "no_way_to_recover",
            opened(),
            turnOn(1),
            new ConditionsUnmet(List.of(new UnmetCondition.RecoveryMethodMissing()))));
  }

  private static List<Refusal> ofRecovery() {
    var remove = new RemoveRecoveryKey(ALICE, LAPTOP);
    return List.of(
        new Refusal("there_is_none", opened(), remove, new RecoveryKeyMissing(ALICE)),
        // R11
        new Refusal("last_method", advanced(), remove, new LastRecoveryMethodStays(ALICE)),
        new Refusal(
            "recovery_keys_count",
            opened().given(recoveryKey(1)),
            recoveryKey(1),
            new RecoveryNumberNotNext(2, 1)),
        new Refusal(
            "no_authenticator",
            opened(),
            new RemoveAuthenticator(ALICE, LAPTOP),
            new AuthenticatorMissing(ALICE)),
        new Refusal("no_web_access", opened(), WebRulesTest.OFF, new WebAccessAlready(false)),
        new Refusal(
            "web_access_already",
            opened().given(WebRulesTest.ON),
            WebRulesTest.ON,
            new WebAccessAlready(true)),
        new Refusal(
            "web_is_off",
            opened(),
            WebRulesTest.approve(WebRulesTest.ONE, LAPTOP),
            new WebAccessIsOff(ALICE)),
        new Refusal(
            "approved_before",
            opened().given(WebRulesTest.ON, WebRulesTest.approve(WebRulesTest.ONE, LAPTOP)),
            WebRulesTest.approve(WebRulesTest.ONE, LAPTOP),
            new WebSessionAlreadyApproved(WebRulesTest.ONE)),
        approvedFor("over", Duration.ZERO),
        approvedFor("long_over", Duration.ofDays(-1)),
        approvedFor("too_long", WebRules.LONGEST.plusMillis(1)),
        new Refusal(
            "no_such_session",
            opened().given(WebRulesTest.ON),
            new EndWebSession(ALICE, LAPTOP, WebRulesTest.ONE),
            new WebSessionNotLive(WebRulesTest.ONE)),
        new Refusal(
            "authenticators_count",
            opened(),
            new SetAuthenticator(ALICE, LAPTOP, 2),
            new AuthenticatorNumberNotNext(1, 2)));
  }

  // R91
  private static Refusal approvedFor(String name, Duration time) {
    return new Refusal(
        name,
        opened().given(WebRulesTest.ON),
        new ApproveWebSession(
            ALICE, LAPTOP, WebRulesTest.approval(WebRulesTest.ONE, time), WebRulesTest.NOW),
        new WebApprovalTimeWrong(WebRules.LONGEST, time));
  }

  private static List<Refusal> ofRotations() {
    var two = opened().given(add(Sample.modern(ALICE, 2), 2));
    var destroyed = advanced().given(AccountScenarios.DESTROY);
    var seals = Map.of(LAPTOP, Sample.BYTES);
    var bare = new CircleEpoch(2, Sample.BYTES, Sample.BYTES, seals, Bytes.EMPTY);
    var drive = Map.of(Category.DRIVE, Sample.BYTES);
    var oneKey = new ServiceEpoch(2, Sample.BYTES, drive, Sample.BYTES, seals, Sample.BYTES);
    return List.of(
        new Refusal("epochs_count", opened(), rotateService(3, LAPTOP), new EpochNotNext(2, 3)),
        new Refusal("circles_count", opened(), rotateCircle(1, LAPTOP), new EpochNotNext(2, 1)),
        new Refusal(
            "every_device_gets_it",
            two,
            rotateService(2, LAPTOP, STRANGER),
            new SealsNotForRoster(Set.of(PHONE), Set.of(STRANGER))),
        new Refusal(
            "the_old_one_is_wrapped",
            opened(),
            new RotateCircleSecret(ALICE, LAPTOP, bare, 0),
            new PreviousSecretMissing(2)),
        new Refusal(
            "a_key_for_every_category",
            destroyed,
            new RotateServiceSecret(ALICE, LAPTOP, oneKey, 1),
            new CategoryKeysMissing(without(Category.DRIVE))),
        // R83
        new Refusal(
            "the_recovery_key_reaches_a_new_circle_secret",
            opened().given(recoveryKey(1), recoveryKey(2)),
            rotateCircle(2, LAPTOP),
            new RecoverySealMissing(2, Set.of(1))),
        new Refusal(
            "the_recovery_key_reaches_a_new_service_secret",
            opened().given(recoveryKey(1)),
            new RotateServiceSecret(ALICE, LAPTOP, Sample.service(2, Set.of(LAPTOP)), 0),
            new RecoverySealMissing(1, Set.of())),
        // R20
        new Refusal(
            "the_vault_destroys_first",
            advanced(),
            rotateService(2, LAPTOP),
            new ServiceSecretsStillHeld(ALICE)),
        // R06
        new Refusal(
            "no_downgrade_while_advanced",
            opened()
                .given(new UpdateDeviceSoftware(ALICE, LAPTOP, SoftwareVersion.parse("1")))
                .under(AccountScenarios.rules(linuxFrom1(), Duration.ZERO))
                .given(recoveryKey(1), turnOn(1)),
            new UpdateDeviceSoftware(ALICE, LAPTOP, SoftwareVersion.parse("0.9")),
            new DeviceBelowMinimum(LAPTOP, "linux", SoftwareVersion.parse("0.9"), LINUX)));
  }

  private static AccountPolicy linuxFrom1() {
    return new AccountPolicy(Map.of("linux", SoftwareVersion.parse("1")), Duration.ZERO, true);
  }

  private static List<Refusal> ofEscrow() {
    return List.of(
        // R25
        new Refusal("old_client", advanced(), escrow(1), new EscrowWhileAdvanced(ALICE)),
        new Refusal(
            "only_the_current_one",
            opened().given(rotateService(2, LAPTOP)),
            escrow(1),
            new EscrowEpochNotCurrent(2, 1)));
  }

  /// What is beside these is in [RecoveryRulesTest].
  private static List<Refusal> ofComingBack() {
    var begun = opened().given(recoveryKey(1), RecoveryRulesTest.begin(ONE));
    var waiting = opened().given(recoveryKey(1), waiting(1), RecoveryRulesTest.begin(ONE));
    var over = NOON.plus(RecoveryRules.STAYS_READY);
    return List.of(
        new Refusal("an_id_once", begun, RecoveryRulesTest.begin(ONE), new RecoveryIdTaken(ONE)),
        new Refusal("proof_first", opened(), recover(ONE, 2, NOON), new RecoveryNotUnderWay(ONE)),
        new Refusal("in_time", begun, recover(ONE, 2, over), new RecoveryOver(ONE, over)),
        new Refusal(
            "after_the_wait",
            waiting,
            recover(ONE, 2, NOON),
            new RecoveryTooEarly(ONE, NOON.plus(Duration.ofHours(1)))),
        new Refusal(
            "by_what_there_is",
            opened(),
            RecoveryRulesTest.begin(ONE),
            new RecoveryWayEnded(RecoveryMethod.KEY, 1)),
        new Refusal("a_month", opened(), waiting(721), new RecoveryWaitWrong(720, 721)));
  }

  /// What is beside these is in [RecoveryMethodRulesTest].
  private static List<Refusal> ofRecoveryMethods() {
    return List.of(
        new Refusal(
            "five_at_most",
            opened(),
            RecoveryMethodRulesTest.contacts(1, 1, 6),
            new AccountRejection.RecoveryContactsWrong(5, 6, 1)),
        new Refusal(
            "nobody_helps",
            opened(),
            new AccountCommand.RemoveRecoveryContacts(ALICE, LAPTOP),
            new AccountRejection.RecoveryContactsMissing(ALICE)),
        new Refusal(
            "no_such_part",
            opened(),
            RecoveryMethodRulesTest.confirmed(1, 1),
            new AccountRejection.RecoveryPartUnknown(1, 1)));
  }

  @TestFactory
  Stream<DynamicTest> refused() {
    return refusals().stream()
        .map(
            refusal ->
                DynamicTest.dynamicTest(
                    refusal.name(),
                    () -> refusal.given().when(refusal.when()).thenRefused(refusal.then())));
  }

  @Test
  void every_kind_of_refusal_has_a_scenario() {
    var seen = refusals().stream().map(r -> r.then().getClass()).collect(Collectors.toSet());
    assertThat(records(AccountRejection.class)).isNotEmpty().allMatch(seen::contains);
  }

  /// The records of a sealed interface, those of its groups included.
  private static List<Class<?>> records(Class<?> type) {
    if (!type.isSealed()) return List.of(type);
    return Arrays.stream(type.getPermittedSubclasses()).flatMap(t -> records(t).stream()).toList();
  }

  private static Set<Category> without(Category category) {
    return Category.SHAREABLE.stream().filter(c -> c != category).collect(Collectors.toSet());
  }
}
