package org.lockstep.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.client.account.Rehearsal;
import org.lockstep.client.sync.Step;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.MessageCodec;

/// The forms of `--json`: members may be added, none may go or change.
final class AnswersTest {
  private static final String ID = "01h455vb4pex5vsknk084sn02q";
  private static final ShareId SHARE = new ShareId(ID);
  private static final AccountId ACCOUNT = new AccountId(ID);
  private static final DeviceId DEVICE = new DeviceId(ID);
  private static final ItemId ITEM = new ItemId(ID);
  private static final Instant AT = Instant.parse("2026-03-03T10:00:00Z");
  private static final SoftwareVersion VERSION = SoftwareVersion.parse("14.1");

  private static void prints(Object answer, String json) {
    assertThat(new String(new MessageCodec().write(answer), UTF_8))
        .isEqualTo(json.strip().replace("ID", ID));
  }

  @Test
  void of_accounts() {
    prints(
        new Answers.AccountOpened(ACCOUNT, "dora", DEVICE, Optional.of("secret"), 4),
        """
        {"account":"ID","handle":"dora","device":"ID","password":"secret","position":4}""");
    prints(
        new Answers.AccountOpened(ACCOUNT, "dora", DEVICE, Optional.empty(), 4),
        """
        {"account":"ID","handle":"dora","device":"ID","position":4}""");
    prints(new Answers.RecoveryKeyMade("ABCD"), "{\"recoveryKey\":\"ABCD\"}");
    prints(
        new Answers.RecoveryWaits(new RecoveryId(ID), AT, AT),
        """
        {"recovery":"ID","ready":"2026-03-03T10:00:00Z","expires":"2026-03-03T10:00:00Z"}""");
    prints(
        new Answers.RecoveriesShown(
            48,
            List.of(
                new Answers.PendingRecoveryLine(
                    new RecoveryId(ID),
                    DEVICE,
                    "phone",
                    "ios",
                    "12ab",
                    RecoveryMethod.KEY,
                    AT,
                    AT))),
        """
        {"waitHours":48,"pending":[{"recovery":"ID","device":"ID","name":"phone",\
        "platform":"ios","fingerprint":"12ab","method":"KEY","ready":"2026-03-03T10:00:00Z",\
        "expires":"2026-03-03T10:00:00Z"}]}""");
    prints(
        Answers.rehearsed(new Rehearsal.Fails("it does not open"), Optional.empty()),
        """
        {"methods":[{"method":"KEY","outcome":"FAILS","fault":"it does not open"}]}""");
    prints(
        Answers.rehearsed(new Rehearsal.Works(), Optional.of(new Rehearsal.LooksRight())),
        """
        {"methods":[{"method":"KEY","outcome":"WORKS"},\
        {"method":"CONTACTS","outcome":"LOOKS_RIGHT"}]}""");
    prints(
        new Answers.RecoveryAsks(new RecoveryId(ID), "AB-CD", 1),
        "{\"recovery\":\"ID\",\"code\":\"AB-CD\",\"parts\":1}");
    prints(
        new Answers.ContactsShown(
            1, List.of(new Answers.ContactLine("bob", true)), List.of("eve"), List.of()),
        """
        {"threshold":1,"contacts":[{"handle":"bob","confirmed":true}],"asking":["eve"],"helped":[]}""");
    prints(
        new Answers.ContactHelped("dora", "phone", "12ab", "AB-CD"),
        """
        {"handle":"dora","name":"phone","fingerprint":"12ab","answer":"AB-CD"}""");
    prints(
        new Answers.RecoveryVetoed(new RecoveryId(ID), 4), "{\"recovery\":\"ID\",\"position\":4}");
    prints(new Answers.AccountChanged(ACCOUNT, 4), "{\"account\":\"ID\",\"position\":4}");
  }

  @Test
  void of_devices() {
    prints(
        new Answers.Enrolling(ID, "123456", AT),
        """
        {"enrolment":"ID","code":"123456","expires":"2026-03-03T10:00:00Z"}""");
    prints(
        new Answers.DeviceAdded(ACCOUNT, "dora", DEVICE),
        """
        {"account":"ID","handle":"dora","device":"ID"}""");
    prints(
        new Answers.DeviceApproved(DEVICE, "phone", "ios", "12ab"),
        """
        {"device":"ID","name":"phone","platform":"ios","fingerprint":"12ab"}""");
    prints(
        new Answers.Devices(
            List.of(new Answers.DeviceLine(DEVICE, "mac", "macos", VERSION, AT, true)),
            List.of(
                new Answers.WaitingLine(
                    ID, "phone", "ios", VERSION, "12ab", false, Optional.empty(), AT))),
        """
        {"devices":[{"device":"ID","name":"mac","platform":"macos","version":"14.1",\
        "added":"2026-03-03T10:00:00Z","current":true}],"waiting":[{"enrolment":"ID",\
        "name":"phone","platform":"ios","version":"14.1","fingerprint":"12ab",\
        "passwordProven":false,"expires":"2026-03-03T10:00:00Z"}]}""");
  }

  @Test
  void of_shares_and_items() {
    prints(new Answers.ShareChanged(SHARE, 4), "{\"share\":\"ID\",\"position\":4}");
    prints(new Answers.Shares(List.of(), List.of()), "{\"shares\":[],\"invitations\":[]}");
    prints(
        new Answers.Items(
            SHARE, List.of(new Answers.ItemLine(ITEM, "plan.txt", 2, 3, 39, AT, true))),
        """
        {"share":"ID","items":[{"item":"ID","name":"plan.txt","version":2,"epoch":3,"size":39,\
        "at":"2026-03-03T10:00:00Z","exposed":true}]}""");
    prints(
        new Answers.ItemStored(SHARE, ITEM, "plan.txt", 2, 3, 4),
        """
        {"share":"ID","item":"ID","name":"plan.txt","version":2,"epoch":3,"position":4}""");
    prints(
        new Answers.ItemFetched(SHARE, ITEM, "plan.txt", 2, "copy"),
        """
        {"share":"ID","item":"ID","name":"plan.txt","version":2,"file":"copy"}""");
  }

  @Test
  void of_links() {
    prints(
        new Answers.LinkOpened(SHARE, "http://h/v1/links/x#y", 4),
        """
        {"share":"ID","url":"http://h/v1/links/x#y","position":4}""");
    prints(
        new Answers.LinkFetched(ID, "plan.txt", 39, "copy"),
        """
        {"item":"ID","name":"plan.txt","length":39,"file":"copy"}""");
  }

  @Test
  void of_steps() {
    var steps =
        List.<Step>of(
            new Step.RotateService(),
            new Step.RotateCircle(),
            new Step.EscrowService(),
            new Step.RotateShare(SHARE),
            new Step.EscrowShare(SHARE),
            new Step.SealToMember(SHARE, ACCOUNT));
    prints(
        new Answers.Synced(steps.stream().map(Answers::line).toList(), List.of(), 4),
        """
        {"steps":[{"step":"ROTATE_SERVICE"},{"step":"ROTATE_CIRCLE"},{"step":"ESCROW_SERVICE"},\
        {"step":"ROTATE_SHARE","share":"ID"},{"step":"ESCROW_SHARE","share":"ID"},\
        {"step":"SEAL_TO_MEMBER","share":"ID","account":"ID"}],"overdue":[],"position":4}""");
  }

  @Test
  void no_secret_shows_in_text() {
    assertThat(new Answers.AccountOpened(ACCOUNT, "dora", DEVICE, Optional.of("secret"), 4))
        .asString()
        .doesNotContain("secret");
    assertThat(new Answers.RecoveryKeyMade("secret")).asString().doesNotContain("secret");
    assertThat(new Answers.LinkOpened(SHARE, "secret", 4)).asString().doesNotContain("secret");
    assertThat(new Answers.Enrolling(ID, "secret", AT)).asString().doesNotContain("secret");
  }
}
