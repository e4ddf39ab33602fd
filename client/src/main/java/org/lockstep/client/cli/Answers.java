package org.lockstep.client.cli;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.client.account.Contacts;
import org.lockstep.client.account.Helping;
import org.lockstep.client.account.Rehearsal;
import org.lockstep.client.cli.text.DeviceText;
import org.lockstep.client.data.StoredData;
import org.lockstep.client.share.StoredItem;
import org.lockstep.client.sync.Step;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MetadataField;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.domain.id.SessionId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.wire.message.AccountMessages.OwnDevice;
import org.lockstep.wire.message.AccountMessages.PendingEnrolment;
import org.lockstep.wire.message.AuditMessages.StaleShare;
import org.lockstep.wire.message.KeyUseMessages.UseView;
import org.lockstep.wire.message.LiveMessages.VersionView;
import org.lockstep.wire.message.ProtectionMessages.Forecast;
import org.lockstep.wire.message.RecoveryMessages.PendingRecovery;
import org.lockstep.wire.message.RecoveryMessages.RecoveryOverview;
import org.lockstep.wire.message.ShareMessages.InvitationView;
import org.lockstep.wire.message.ShareMessages.ShareSummary;
import org.lockstep.wire.message.WebMessages.LiveWebSession;
import org.lockstep.wire.message.WebMessages.WebStatus;

/// What `--json` prints: a contract that tests pin and later versions only add to.
///
/// Positions are numbers, times ISO 8601; what is `Optional` is left out when empty. `position` is
/// the newest position of the history that the command has seen.
final class Answers {
  private Answers() {}

  record AccountOpened(
      AccountId account, String handle, DeviceId device, Optional<String> password, long position) {
    @Override
    public String toString() {
      return "AccountOpened[" + handle + "]";
    }
  }

  record Enrolling(String enrolment, String code, Instant expires) {
    @Override
    public String toString() {
      return "Enrolling[" + enrolment + "]";
    }
  }

  record DeviceAdded(AccountId account, String handle, DeviceId device) {}

  record DeviceApproved(DeviceId device, String name, String platform, String fingerprint) {}

  record DeviceChanged(DeviceId device, long position) {}

  record DeviceLine(
      DeviceId device,
      String name,
      String platform,
      SoftwareVersion version,
      Instant added,
      boolean current) {}

  record WaitingLine(
      String enrolment,
      String name,
      String platform,
      SoftwareVersion version,
      String fingerprint,
      boolean passwordProven,
      Optional<Boolean> authenticatorProven,
      Instant expires) {}

  record Devices(List<DeviceLine> devices, List<WaitingLine> waiting) {}

  static DeviceLine line(OwnDevice own, DeviceId here) {
    var device = own.device();
    return new DeviceLine(
        device.id(),
        device.name(),
        device.platform(),
        device.version(),
        own.addedAt(),
        device.id().equals(here));
  }

  static WaitingLine line(PendingEnrolment waiting) {
    var device = waiting.device();
    return new WaitingLine(
        waiting.enrolment(),
        device.name(),
        device.platform(),
        device.version(),
        DeviceText.fingerprint(device),
        waiting.passwordProven(),
        waiting.authenticatorProven(),
        waiting.expires());
  }

  record RecoveryKeyMade(String recoveryKey) {
    @Override
    public String toString() {
      return "RecoveryKeyMade[]";
    }
  }

  record RecoveryWaits(RecoveryId recovery, Instant ready, Instant expires) {}

  record RecoveryAsks(RecoveryId recovery, String code, int parts) {}

  record ContactLine(String handle, boolean confirmed) {}

  record ContactsShown(
      int threshold, List<ContactLine> contacts, List<String> asking, List<String> helped) {}

  static ContactsShown contacts(Optional<Contacts.Circle> circle, Helping.People people) {
    var lines =
        circle.map(Contacts.Circle::contacts).orElse(List.of()).stream()
            .map(one -> new ContactLine(one.handle(), one.confirmed()))
            .toList();
    return new ContactsShown(
        circle.map(Contacts.Circle::threshold).orElse(0), lines, people.asking(), people.helped());
  }

  record ContactHelped(String handle, String name, String fingerprint, String answer) {}

  record PendingRecoveryLine(
      RecoveryId recovery,
      DeviceId device,
      String name,
      String platform,
      String fingerprint,
      RecoveryMethod method,
      Instant ready,
      Instant expires) {}

  record RecoveriesShown(int waitHours, List<PendingRecoveryLine> pending) {}

  static RecoveriesShown recoveries(RecoveryOverview overview) {
    return new RecoveriesShown(
        overview.waitHours(), overview.pending().stream().map(Answers::line).toList());
  }

  private static PendingRecoveryLine line(PendingRecovery pending) {
    var device = pending.device();
    return new PendingRecoveryLine(
        pending.recovery(),
        device.id(),
        device.name(),
        device.platform(),
        DeviceText.fingerprint(device),
        pending.method(),
        pending.ready(),
        pending.expires());
  }

  record MethodRehearsed(RecoveryMethod method, String outcome, Optional<String> fault) {}

  record RecoveryRehearsed(List<MethodRehearsed> methods) {}

  static RecoveryRehearsed rehearsed(Rehearsal key, Optional<Rehearsal> contacts) {
    var methods = new ArrayList<>(List.of(method(RecoveryMethod.KEY, key)));
    contacts.map(one -> method(RecoveryMethod.CONTACTS, one)).ifPresent(methods::add);
    return new RecoveryRehearsed(methods);
  }

  private static MethodRehearsed method(RecoveryMethod method, Rehearsal rehearsal) {
    return switch (rehearsal) {
      case Rehearsal.Nothing _ -> new MethodRehearsed(method, "NOTHING", Optional.empty());
      case Rehearsal.LooksRight _ -> new MethodRehearsed(method, "LOOKS_RIGHT", Optional.empty());
      case Rehearsal.Works _ -> new MethodRehearsed(method, "WORKS", Optional.empty());
      case Rehearsal.Fails(var fault) -> new MethodRehearsed(method, "FAILS", Optional.of(fault));
    };
  }

  record RecoveryVetoed(RecoveryId recovery, long position) {}

  record AuthenticatorMade(String uri, String secret, long position) {
    @Override
    public String toString() {
      return "AuthenticatorMade[]";
    }
  }

  record WebSessionChanged(SessionId session, long position) {}

  record WaitingBrowser(SessionId session, Instant until) {}

  record WebCategoryGiven(SessionId session, Category category, long position) {}

  record WebSessionLine(
      SessionId session,
      Instant until,
      DeviceId approvedBy,
      Optional<Category> asks,
      List<Category> holds) {}

  record WebStatusShown(boolean on, List<WebSessionLine> sessions, List<WaitingBrowser> waiting) {}

  private static WebSessionLine line(LiveWebSession live) {
    return new WebSessionLine(
        live.session(), live.until(), live.approvedBy(), live.asks(), live.holds());
  }

  static WebStatusShown web(WebStatus status) {
    return new WebStatusShown(
        status.on(),
        status.sessions().stream().map(Answers::line).toList(),
        status.waiting().stream()
            .map(waiting -> new WaitingBrowser(waiting.session(), waiting.until()))
            .toList());
  }

  /// Something was done to the account.
  record AccountChanged(AccountId account, long position) {}

  /// Something was done to a share.
  record ShareChanged(ShareId share, long position) {}

  record ShareInvited(
      ShareId share,
      AccountId account,
      Role role,
      boolean sealed,
      Forecast forecast,
      long position) {}

  record LiveTicket(
      String ticket, String yWebsocket, String hocuspocus, URI page, Instant expires) {
    @Override
    public String toString() {
      return "LiveTicket[until " + expires + "]";
    }
  }

  record CollaborationEnded(ShareId share, List<ItemLine> items, long position) {}

  record LiveEdit(ShareId share, String document, int length) {}

  record LiveContent(ShareId share, String document, String text) {}

  record LiveVersions(ShareId share, String document, List<VersionView> versions) {}

  record Shares(List<ShareSummary> shares, List<InvitationView> invitations) {}

  record Invitations(List<InvitationView> invitations) {}

  record ItemLine(
      ItemId item, String name, int version, int epoch, long size, Instant at, boolean exposed) {}

  record Items(ShareId share, List<ItemLine> items) {}

  record ItemStored(
      ShareId share, ItemId item, String name, int version, int epoch, long position) {}

  record ItemFetched(ShareId share, ItemId item, String name, int version, String file) {}

  static ItemLine line(StoredItem item) {
    return new ItemLine(
        item.item(),
        item.name(),
        item.version(),
        item.epoch(),
        item.size(),
        item.at(),
        item.exposed());
  }

  record DataLine(
      Category category,
      ItemId item,
      String name,
      int version,
      DataKey key,
      long size,
      Instant at,
      boolean exposed,
      Map<MetadataField, String> metadata) {}

  record DataListed(List<DataLine> items) {}

  record DataFetched(DataLine item, String file) {}

  static DataLine line(StoredData item) {
    return new DataLine(
        item.category(),
        item.item(),
        item.name(),
        item.version(),
        item.key(),
        item.size(),
        item.at(),
        item.exposed(),
        item.metadata());
  }

  record LinkOpened(ShareId share, String url, long position) {
    @Override
    public String toString() {
      return "LinkOpened[" + share + "]";
    }
  }

  record LinkFetched(String item, String name, long length, String file) {}

  record StepLine(String step, Optional<ShareId> share, Optional<AccountId> account) {}

  /// Uses of keys of the vault.
  record VaultLogged(List<UseView> uses, long position) {}

  record Synced(List<StepLine> steps, List<StaleShare> overdue, long position) {}

  static StepLine line(Step step) {
    return switch (step) {
      case Step.RotateService() -> ownStep("ROTATE_SERVICE");
      case Step.RotateCircle() -> ownStep("ROTATE_CIRCLE");
      case Step.RotateMessages() -> ownStep("ROTATE_MESSAGES");
      case Step.EscrowService() -> ownStep("ESCROW_SERVICE");
      case Step.RotateShare(var share) -> shareStep("ROTATE_SHARE", share);
      case Step.EscrowShare(var share) -> shareStep("ESCROW_SHARE", share);
      case Step.SealToMember(var share, var account) ->
          new StepLine("SEAL_TO_MEMBER", Optional.of(share), Optional.of(account));
    };
  }

  private static StepLine ownStep(String name) {
    return new StepLine(name, Optional.empty(), Optional.empty());
  }

  private static StepLine shareStep(String name, ShareId share) {
    return new StepLine(name, Optional.of(share), Optional.empty());
  }
}
