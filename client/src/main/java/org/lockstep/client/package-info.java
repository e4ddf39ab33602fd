/// The client SDK: everything that a device of a person does with a Lockstep server, the checking
/// of what the server says included.
///
/// Start with a [org.lockstep.client.home.Home], which holds the device's keys, and a
/// [org.lockstep.client.LockstepClient] over it:
///
/// ```java
/// var home = Home.at(Home.usual());
/// try (var client = LockstepClient.open(home, URI.create("http://localhost:8420"))) {
///   client.accounts().open(new NewAccount("alice", "Alice", password, profile));
///   ShareId share = client.shares().create(new NewShare(ShareKind.FOLDER, "Plans"));
///   client.shares().invite(share, "bob", Role.EDITOR);
///   client.items().put(share, Path.of("plan.pdf"), Progress.NONE);
///   ProtectionView verdict = client.verdicts().status(share);
/// }
/// ```
///
/// | room | what it does |
/// | --- | --- |
/// | [Accounts][org.lockstep.client.account.Accounts] | open an account, look others up, safety
/// numbers |
/// | [Devices][org.lockstep.client.account.Devices] | enrol this device, approve, list, revoke,
/// update |
/// | [Protection][org.lockstep.client.account.Protection] | advanced protection on, off, its state
/// |
/// | [Recovery][org.lockstep.client.account.Recovery] | the recovery key |
/// | [Shares][org.lockstep.client.share.Shares] | create, invite, accept, leave, remove, list, live
/// work |
/// | [Items][org.lockstep.client.share.Items] | put, get, list, delete |
/// | [Links][org.lockstep.client.share.Links] | open and close a link |
/// | [GuestLink][org.lockstep.client.share.GuestLink] | the guest's side, without an account |
/// | [Verdicts][org.lockstep.client.verdict.Verdicts] | the verdict now and then, previews |
/// | [Sync][org.lockstep.client.sync.Sync] | meet what this device owes, once or for as long as it
/// runs |
///
/// All calls block, and suit virtual threads; a client may be used by many threads. What goes wrong
/// is a [ClientFailure][org.lockstep.client.failure.ClientFailure]: one line for a person, and a
/// type
/// to switch over. [ProblemException][org.lockstep.client.failure.ProblemException] carries the
/// server's refusals; [TrustRefused][org.lockstep.client.failure.TrustRefused] and
/// [VerdictDisputed][org.lockstep.client.failure.VerdictDisputed] are alarms about the server
/// itself.
///
/// A command that brings about key operations meets those that this device can meet before it
/// returns; what others owe stays pending, as the verdict tells.
@NullMarked
package org.lockstep.client;

import org.jspecify.annotations.NullMarked;
