package org.lockstep.domain.account;

import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.account.AccountScenarios.LAPTOP;
import static org.lockstep.domain.account.AccountScenarios.opened;
import static org.lockstep.domain.account.OwnDataScenarios.BACKUP_OFF;
import static org.lockstep.domain.account.OwnDataScenarios.BACKUP_ON;
import static org.lockstep.domain.account.OwnDataScenarios.CALDAV_OFF;
import static org.lockstep.domain.account.OwnDataScenarios.CALDAV_ON;
import static org.lockstep.domain.account.OwnDataScenarios.backupOn;
import static org.lockstep.domain.account.OwnDataScenarios.start;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand.RotateServiceSecret;
import org.lockstep.domain.account.AccountRefusalsTest.Refusal;

/// Commands about data of the account's own that must be refused.
final class OwnDataRefusals {
  private OwnDataRefusals() {}

  static List<Refusal> all() {
    var all =
        Arrays.stream(Category.values())
            .collect(Collectors.toMap(Function.identity(), _ -> Sample.BYTES));
    var seals = Map.of(LAPTOP, Sample.BYTES);
    var tooMany = new ServiceEpoch(2, Sample.BYTES, all, Sample.BYTES, seals, Sample.BYTES);
    var foreign =
        Arrays.stream(Category.values())
            .filter(category -> !Category.SHAREABLE.contains(category))
            .collect(Collectors.toSet());
    var rotated = opened().given(start(1), AccountScenarios.rotateService(2, LAPTOP));
    var newCircle = opened().given(AccountScenarios.rotateCircle(2, LAPTOP));
    return List.of(
        new Refusal(
            "the_vault_gets_no_other_keys",
            opened(),
            new RotateServiceSecret(ALICE, LAPTOP, tooMany, 0),
            new AccountRejection.CategoryKeysForeign(Set.copyOf(foreign))),
        new Refusal(
            "messages_count", opened(), start(3), new AccountRejection.MessagesKeyNotNext(1, 3)),
        new Refusal(
            "the_circle_keeps_messages",
            newCircle,
            start(1),
            new AccountRejection.MessagesKeyKeptElsewhere(2, 1)),
        new Refusal(
            "a_copy_without_messages",
            opened(),
            backupOn(1, 1),
            new AccountRejection.BackupCopyMisplaced(false)),
        new Refusal(
            "a_copy_for_an_old_backup",
            rotated,
            backupOn(1, 1),
            new AccountRejection.BackupCopyNotCurrent(1, 2)),
        new Refusal(
            "backup_twice",
            opened().given(BACKUP_ON),
            BACKUP_ON,
            new AccountRejection.BackupAlready(true)),
        new Refusal(
            "no_backup_to_end", opened(), BACKUP_OFF, new AccountRejection.BackupAlready(false)),
        new Refusal(
            "caldav_twice",
            opened().given(CALDAV_ON),
            CALDAV_ON,
            new AccountRejection.CaldavAlready(true)),
        new Refusal(
            "no_caldav_to_end", opened(), CALDAV_OFF, new AccountRejection.CaldavAlready(false)));
  }
}
