package org.lockstep.crypto.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.recovery.RecoveryPart.Terms;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.crypto.tuple.Tuple;

/// The secret that recovery contacts hold parts of: who brings enough of them together opens the
/// packet that the server keeps for it.
///
/// Guarantees: the contacts without the server have no packet; the server without enough contacts
/// learns nothing about the secret (R81). A new secret makes all parts of an older one worthless.
///
/// @param account whose account it brings back
/// @param number among the account's recovery keys
/// @param secret the secret itself, which never shows
public record ContactsSecret(String account, long number, Secret secret) {
  /// A fresh one.
  public static ContactsSecret random(String account, long number) {
    return new ContactsSecret(account, number, Secret.random());
  }

  /// From it come the keys of the packet, of later seals, and of authentication.
  ///
  /// @param header of the packet
  public RecoveryRoot root(RecoveryHeader header) {
    return new RecoveryRoot(header, secret.derive(context("lockstep/recovery-contacts-root/1")));
  }

  private Tuple context(String label) {
    return context(label, account, number);
  }

  private static Tuple context(String label, String account, long number) {
    return Tuple.of(label).text(account).number(number);
  }

  private static Tuple checking(String account, long number) {
    return context("lockstep/recovery-contacts-check/1", account, number);
  }

  /// Parts of it for these contacts, one each.
  ///
  /// @param threshold how many it takes
  /// @param contacts the ids of their accounts
  /// @param identity the account's identity key, which signs each part
  public List<RecoveryPart> split(int threshold, List<String> contacts, SigningKey identity) {
    var shares = SecretSharing.split(secret, threshold, contacts.size());
    var check = Bytes.of(secret.commitment(checking(account, number)));
    var parts = new ArrayList<RecoveryPart>();
    for (int i = 0; i < contacts.size(); i++) {
      var terms = new Terms(account, number, threshold, contacts.get(i));
      parts.add(RecoveryPart.signed(terms, shares.get(i), check, Secret.random(), identity));
    }
    return parts;
  }

  /// The secret of these parts, if enough of them are true.
  ///
  /// A part that was made up spoils nothing: all that could belong together are tried.
  ///
  /// @param answer what a contact has told: it names the secret that is meant, so that a server
  ///     which plays all contacts cannot put one of its own in place
  public static Optional<ContactsSecret> combine(List<RecoveryPart> parts, SpokenCode answer) {
    var fitting = parts.stream().filter(part -> part.answer().equals(answer)).toList();
    return fitting.stream()
        .map(first -> combine(first, alike(first, fitting), List.of(), 0))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static List<RecoveryPart> alike(RecoveryPart first, List<RecoveryPart> parts) {
    return parts.stream()
        .filter(
            part ->
                part.check().equals(first.check())
                    && part.terms().account().equals(first.terms().account())
                    && part.terms().number() == first.terms().number()
                    && part.terms().threshold() == first.terms().threshold())
        .toList();
  }

  /// Tries all ways to choose as many of the parts as it takes.
  private static Optional<ContactsSecret> combine(
      RecoveryPart first, List<RecoveryPart> parts, List<RecoveryPart> chosen, int from) {
    if (chosen.size() == first.terms().threshold()) return checked(first, chosen);
    for (int i = from; i < parts.size(); i++) {
      var next = parts.get(i);
      if (chosen.stream().anyMatch(part -> part.index() == next.index())) continue;
      var more = new ArrayList<>(chosen);
      more.add(next);
      var found = combine(first, parts, more, i + 1);
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  private static Optional<ContactsSecret> checked(RecoveryPart first, List<RecoveryPart> chosen) {
    if (chosen.isEmpty()) return Optional.empty();
    var terms = first.terms();
    var secret = SecretSharing.combine(chosen.stream().map(RecoveryPart::share).toList());
    return secret.matches(checking(terms.account(), terms.number()), first.check().toArray())
        ? Optional.of(new ContactsSecret(terms.account(), terms.number(), secret))
        : Optional.empty();
  }
}
