package org.lockstep.crypto.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Algorithm;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.recovery.SecretSharing.Share;
import org.lockstep.crypto.tuple.Bytes;

class SecretSharingTest {
  private static final int[][] PRODUCTS = {
    // FIPS 197 section 4.2: the field of AES
    {0x57, 0x83, 0xc1}, {0x57, 0x13, 0xfe}, {0x57, 0x02, 0xae}, {0x57, 0x10, 0x07}, {0, 0x57, 0}
  };

  @Test
  void the_field_is_that_of_aes() {
    for (var product : PRODUCTS) {
      assertThat(SecretSharing.multiply(product[0], product[1])).isEqualTo(product[2]);
      assertThat(SecretSharing.multiply(product[1], product[0])).isEqualTo(product[2]);
    }
  }

  @Test
  void shares_of_known_polynomials_have_known_values() {
    var coefficients = new byte[][] {bytes("00"), bytes("01"), bytes("83")};
    var shares = SecretSharing.split(coefficients, 3);
    // 0x83 x^2 + x at 1, 2 and 3
    assertThat(shares.get(0).value().toArray()).isEqualTo(bytes("82"));
    assertThat(shares.get(1).value().toArray()).isEqualTo(bytes("38"));
    assertThat(shares.get(2).value().toArray()).isEqualTo(bytes("ba"));
    assertThat(SecretSharing.combine(shares)).isEqualTo(Secret.of(bytes("00")));
  }

  private static byte[] bytes(String each) {
    return HexFormat.of().parseHex(each.repeat(Secret.LENGTH));
  }

  @Property(tries = 200)
  void any_threshold_of_the_shares_give_the_secret_back(
      @ForAll @Size(32) byte[] secret,
      @ForAll @IntRange(min = 1, max = 5) int threshold,
      @ForAll @IntRange(min = 0, max = 4) int more) {
    var shares = SecretSharing.split(Secret.of(secret), threshold, threshold + more);
    for (var chosen : choices(shares, threshold)) {
      assertThat(SecretSharing.combine(chosen)).isEqualTo(Secret.of(secret));
    }
  }

  /// One share less fits every secret equally well: for each secret there is one polynomial through
  /// those shares. It is found here by making up the share that is missing.
  @Property(tries = 100)
  void one_share_less_fits_any_other_secret_as_well(
      @ForAll @Size(32) byte[] secret,
      @ForAll @Size(32) byte[] other,
      @ForAll @IntRange(min = 2, max = 5) int threshold) {
    var shares = SecretSharing.split(Secret.of(secret), threshold, threshold);
    var known = shares.subList(0, threshold - 1);
    var zero = with(known, new Share(threshold, Bytes.of(new byte[Secret.LENGTH])));
    var one = with(known, new Share(threshold, Bytes.of(bytes("01"))));
    var atZero = SecretSharing.combine(zero).bytes();
    var atOne = SecretSharing.combine(one).bytes();
    var missing = new byte[Secret.LENGTH];
    for (int i = 0; i < missing.length; i++) {
      int weight = (atZero[i] ^ atOne[i]) & 0xff;
      missing[i] = (byte) divide((atZero[i] ^ other[i]) & 0xff, weight);
    }
    var made = with(known, new Share(threshold, Bytes.of(missing)));
    assertThat(SecretSharing.combine(made)).isEqualTo(Secret.of(other));
  }

  private static int divide(int dividend, int divisor) {
    for (int quotient = 0; quotient < 256; quotient++) {
      if (SecretSharing.multiply(quotient, divisor) == dividend) return quotient;
    }
    throw new AssertionError("no division by zero");
  }

  private static List<Share> with(List<Share> shares, Share share) {
    var more = new ArrayList<>(shares);
    more.add(share);
    return more;
  }

  @Test
  void two_splits_of_one_secret_have_nothing_in_common() {
    var secret = Secret.random();
    var one = SecretSharing.split(secret, 2, 5);
    var other = SecretSharing.split(secret, 2, 5);
    for (int i = 0; i < one.size(); i++) assertThat(one.get(i)).isNotEqualTo(other.get(i));
    assertThat(SecretSharing.combine(List.of(one.get(0), other.get(1)))).isNotEqualTo(secret);
  }

  @Test
  void bouncy_castle_gives_the_secret_of_our_shares() throws IOException {
    var secret = Secret.random();
    var shares = SecretSharing.split(secret, 3, 5);
    for (var chosen : choices(shares, 3)) {
      assertThat(combinedByBouncyCastle(chosen)).isEqualTo(secret.bytes());
    }
  }

  @Test
  void we_give_the_secret_of_bouncy_castles_shares() throws IOException {
    var splitter =
        ShamirSecretSplitter.getInstance(Algorithm.AES, Secret.LENGTH, new SecureRandom());
    var split = splitter.split(3, 5);
    var shares = new ArrayList<Share>();
    for (int i = 0; i < 5; i++) {
      shares.add(new Share(i + 1, Bytes.of(split.getSecretShares()[i].getEncoded())));
    }
    var expected = combinedByBouncyCastle(shares.subList(0, 3));
    for (var chosen : choices(shares, 3)) {
      assertThat(SecretSharing.combine(chosen).bytes()).isEqualTo(expected);
    }
  }

  private static byte[] combinedByBouncyCastle(List<Share> shares) throws IOException {
    var theirs =
        shares.stream()
            .map(share -> new ShamirSplitSecretShare(share.value().toArray(), share.index()))
            .toArray(ShamirSplitSecretShare[]::new);
    return ShamirSplitSecret.getInstance(Algorithm.AES, theirs).getSecret();
  }

  private static List<List<Share>> choices(List<Share> shares, int count) {
    if (count == 0) return List.of(List.of());
    var all = new ArrayList<List<Share>>();
    for (int i = 0; i <= shares.size() - count; i++) {
      for (var rest : choices(shares.subList(i + 1, shares.size()), count - 1)) {
        all.add(with(rest, shares.get(i)));
      }
    }
    return all;
  }

  @Test
  void what_is_no_sharing_is_refused() {
    for (var wrong : new int[][] {{0, 3}, {4, 3}, {1, 256}}) {
      assertThatThrownBy(() -> SecretSharing.split(Secret.random(), wrong[0], wrong[1]))
          .as(Arrays.toString(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
    var share = SecretSharing.split(Secret.random(), 1, 1).getFirst();
    for (var wrong : List.of(List.<Share>of(), List.of(share, share))) {
      assertThatThrownBy(() -> SecretSharing.combine(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
