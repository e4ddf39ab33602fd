package org.lockstep.crypto.recovery;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.recovery.SecretSharing.Share;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.crypto.tuple.TupleReader;

/// What one recovery contact holds of an account's secret.
///
/// Guarantees, once the signature is verified: the account's owner meant exactly this part for
/// exactly this contact. Alone it opens nothing: what the secret opens lies with the server, and
/// fewer parts than the threshold say nothing about the secret.
///
/// @param terms whose part it is, and how many it takes
/// @param share of the secret
/// @param check by which all holders of parts of one secret know it
/// @param confirmation shows the owner, through the server, that the part has arrived
/// @param signature the account identity's over all of it
public record RecoveryPart(
    Terms terms, Share share, Bytes check, Secret confirmation, Bytes signature) {
  private static final String LABEL = "lockstep/recovery-part/1";

  /// What a part is of.
  ///
  /// @param account whose account it helps to bring back
  /// @param number of the secret among the account's recovery keys
  /// @param threshold how many parts it takes
  /// @param contact the account of who holds it
  public record Terms(String account, long number, int threshold, String contact) {}

  static RecoveryPart signed(
      Terms terms, Share share, Bytes check, Secret confirmation, SigningKey identity) {
    var terse = new RecoveryPart(terms, share, check, confirmation, Bytes.of(new byte[0]));
    return new RecoveryPart(
        terms, share, check, confirmation, Bytes.of(identity.sign(terse.signedTuple())));
  }

  /// Whether that identity key signed exactly this.
  public boolean verify(VerifyingKey identity) {
    return identity.verify(signedTuple(), signature.toArray());
  }

  /// Which of the parts it is, from 1.
  public int index() {
    return share.index();
  }

  /// What the contact tells the person whom it helps: it names the secret, and is no secret itself.
  public SpokenCode answer() {
    return SpokenCode.of(check.toArray());
  }

  /// What the account publishes of the confirmation, 32 bytes.
  public byte[] commitment() {
    return commitment(terms, index(), confirmation);
  }

  /// Whether a token is the confirmation of the part that this was published of.
  ///
  /// @param token the confirmation's bytes
  public static boolean confirms(
      String account, long number, int index, byte[] token, byte[] commitment) {
    return token.length == Secret.LENGTH
        && Secret.of(token).matches(context(account, number, index), commitment);
  }

  private static byte[] commitment(Terms terms, int index, Secret confirmation) {
    return confirmation.commitment(context(terms.account(), terms.number(), index));
  }

  private static Tuple context(String account, long number, int index) {
    return Tuple.of("lockstep/recovery-confirmation/1").text(account).number(number).number(index);
  }

  private Tuple signedTuple() {
    return tuple("lockstep/recovery-part-terms/1");
  }

  private Tuple tuple(String label) {
    return Tuple.of(label)
        .text(terms.account())
        .number(terms.number())
        .number(terms.threshold())
        .text(terms.contact())
        .number(share.index())
        .bytes(share.value().toArray())
        .bytes(check.toArray())
        .bytes(confirmation.bytes());
  }

  /// How it is sealed and kept.
  public byte[] encode() {
    return tuple(LABEL).bytes(signature.toArray()).encode();
  }

  /// Reads what [#encode] made; anything else is refused with [SealRefused]. The signature is yet
  /// to be verified.
  public static RecoveryPart decode(byte[] encoded) {
    try {
      var reader = TupleReader.of(LABEL, encoded);
      var account = reader.text();
      long number = reader.number();
      int threshold = Math.toIntExact(reader.number());
      var terms = new Terms(account, number, threshold, reader.text());
      var share = new Share(Math.toIntExact(reader.number()), Bytes.of(reader.bytes()));
      var check = Bytes.of(reader.bytes(Secret.LENGTH));
      var confirmation = Secret.of(reader.bytes());
      var signature = Bytes.of(reader.bytes());
      reader.end();
      return new RecoveryPart(terms, share, check, confirmation, signature);
    } catch (IllegalArgumentException | ArithmeticException malformed) {
      throw new SealRefused(SealRefused.Reason.MALFORMED, malformed);
    }
  }

  /// Does not show the share.
  @Override
  public String toString() {
    return "RecoveryPart[" + terms + ", " + share.index() + "]";
  }
}
