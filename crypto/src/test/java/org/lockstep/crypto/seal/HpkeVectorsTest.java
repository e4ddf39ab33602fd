package org.lockstep.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.pqc.crypto.xwing.XWingKEMExtractor;
import org.bouncycastle.pqc.crypto.xwing.XWingPrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The algorithms below our formats, against the vectors of those who defined them.
class HpkeVectorsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] INFO = HEX.parseHex("4f6465206f6e2061204772656369616e2055726e");
  private static final byte[] AAD = HEX.parseHex("436f756e742d30");
  private static final byte[] PLAINTEXT =
      HEX.parseHex("4265617574792069732074727574682c20747275746820626561757479");

  /// RFC 9180, appendix A.1.1, and the vector of the same mode and KEM with AES-256-GCM from the
  /// RFC's vector file: AEAD, ikmE, ikmR, pkRm, enc, and the first ciphertext.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, 7268600d403fce431561aef583ee1613527cff655c1343f29812e66706df3234, \
          6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037, \
          3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d, \
          37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431, \
          f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a
          2, 2cd7c601cefb3d42a62b04b7a9041494c06c7843818e0ce28a8f704ae7ab20f9, \
          dac33b0e9db1b59dbbea58d59a14e7b5896e9bdf98fad6891e99d1686492b9ee, \
          430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c, \
          6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256, \
          e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a
          """)
  void single_shot_base_mode_is_that_of_rfc_9180(
      short aead, String ikmE, String ikmR, String pkRm, String enc, String ciphertext)
      throws Exception {
    var hpke = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, aead);
    var recipient = OpeningKey.derive(Suite.X25519, HEX.parseHex(ikmR));
    assertThat(HEX.formatHex(recipient.publicKey().publicKey())).isEqualTo(pkRm);

    var ephemeral = hpke.deriveKeyPair(HEX.parseHex(ikmE));
    var sender = hpke.setupBaseS(PublicKeys.parse(recipient.publicKey()), INFO, ephemeral);
    var seal = HEX.formatHex(Seal.finish(Suite.X25519, sender, AAD, PLAINTEXT));
    assertThat(seal).isEqualTo("01" + enc + ciphertext);

    var opened = recipient.open(hpke, HEX.parseHex(enc), HEX.parseHex(ciphertext), INFO, AAD);
    assertThat(opened).isEqualTo(PLAINTEXT);
  }

  /// draft-connolly-cfrg-xwing-kem-08, appendix C: secret key, encapsulation seed and shared secret
  /// in full, of the public key the first, of the ciphertext the last 32 bytes. The shared secret
  /// is a hash over all of them.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26, \
          3cb1eea988004b93103cfb0aeefd2a686e01fa4a58e8a3639ca8a1e3f9ae57e235b8cc873c23dc62b8d260169afa2f75ab916a58d974918835d25e6a435085b2, \
          e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b07131713fc14b2b5, \
          e56f17576740ce2a32fc5145030145cfb97e63e0e41d354274a079d3e6fb2e15, \
          d2df0522128f09dd8e2c92b1e905c793d8f57a54c3da25861f10bf4ca613e384
          badfd6dfaac359a5efbb7bcc4b59d538df9a04302e10c8bc1cbf1a0b3a5120ea, \
          17cda7cfad765f5623474d368ccca8af0007cd9f5e4c849f167a580b14aabdefaee7eef47cb0fca9767be1fda69419dfb927e9df07348b196691abaeb580b32d, \
          0333285fa253661508c9fb444852caa4061636cb060e69943b431400134ae1fb, \
          c91bdf6e0e03200693c9651e469aee6f91c98bea4127ae66312f4ae3ea155b67, \
          f2e86241c64d60f6649fbc6c5b7d17180b780a3f34355e64a85749949c45f150
          ef58538b8d23f87732ea63b02b4fa0f4873360e2841928cd60dd4cee8cc0d4c9, \
          22a96188d032675c8ac850933c7aff1533b94c834adbb69c6115bad4692d8619f90b0cdf8a7b9c264029ac185b70b83f2801f2f4b3f70c593ea3aeeb613a7f1b, \
          36244278824f77c621c660892c1c3886a9560caa52a97c461fd3958a598e749b, \
          fa64de6b6e1c3c8e03db5971a445992227c825590688d203523f527161137334, \
          953f7f4e8c5b5049bdc771d1dffada0dd961477d1a2ae0988baa7ea6898d893f
          """)
  void x_wing_is_that_of_its_draft(
      String secretKey, String randomness, String publicKey, String ciphertext, String shared) {
    var key = OpeningKey.fromSeed(HEX.parseHex("02" + secretKey));
    assertThat(HEX.formatHex(key.publicKey().publicKey())).startsWith(publicKey);

    var sender =
        Suite.X_WING
            .hpke()
            .setupBaseS(PublicKeys.parse(key.publicKey()), INFO, HEX.parseHex(randomness));
    assertThat(HEX.formatHex(sender.getEncapsulation())).endsWith(ciphertext);

    var privateKey = new XWingPrivateKeyParameters(HEX.parseHex(secretKey));
    var secret = new XWingKEMExtractor(privateKey).extractSecret(sender.getEncapsulation());
    assertThat(HEX.formatHex(secret)).isEqualTo(shared);
  }

  /// The first and the last bytes of a whole public key and ciphertext of the same appendix, for
  /// the parts that the test above leaves out.
  @Test
  void both_ends_of_an_x_wing_key_and_ciphertext_are_those_of_the_draft() {
    var key =
        OpeningKey.fromSeed(
            HEX.parseHex("027f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26"));
    var randomness =
        HEX.parseHex(
            "3cb1eea988004b93103cfb0aeefd2a686e01fa4a58e8a3639ca8a1e3f9ae57e2"
                + "35b8cc873c23dc62b8d260169afa2f75ab916a58d974918835d25e6a435085b2");
    var sender =
        Suite.X_WING.hpke().setupBaseS(PublicKeys.parse(key.publicKey()), INFO, randomness);

    assertThat(HEX.formatHex(key.publicKey().publicKey()))
        .hasSize(2 * 1216)
        .endsWith("859edb06eff389b27dce59844570216223593d4ba32d9abac8cd049040ef6534");
    assertThat(HEX.formatHex(sender.getEncapsulation()))
        .hasSize(2 * 1120)
        .startsWith("b83aa828d4d62b9a83ceffe1d3d3bb1ef31264643c070c5798927e41fb07914a");
  }

  /// DeriveKeyPair of draft-ietf-hpke-pq for X-Wing: the private key is SHAKE256 over input,
  /// "HPKE-v1", suite, label with its length, and output length. Written out here since drafts
  /// before it had two other forms.
  @Test
  void an_x_wing_key_is_derived_by_labelled_shake_256() {
    var input = new byte[32];
    Arrays.fill(input, (byte) 7);
    var shake = new SHAKEDigest(256);
    for (var part :
        new byte[][] {
          input,
          "HPKE-v1KEM".getBytes(StandardCharsets.US_ASCII),
          {0x64, 0x7a},
          {0, 13},
          "DeriveKeyPair".getBytes(StandardCharsets.US_ASCII),
          {0, 32}
        }) {
      shake.update(part, 0, part.length);
    }
    var privateKey = new byte[32];
    shake.doFinal(privateKey, 0, privateKey.length);

    assertThat(HEX.formatHex(OpeningKey.derive(input).seed()))
        .isEqualTo("02" + HEX.formatHex(privateKey));
  }
}
