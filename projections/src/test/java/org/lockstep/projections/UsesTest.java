package org.lockstep.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.id.UseId;
import org.lockstep.domain.keyuse.KeyRef;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.storage.documents.Token;
import org.lockstep.storage.documents.Write;

class UsesTest {
  private static KeyUsed use(int number, KeyRef.Kind kind, String owner) {
    var id = new UseId("%026d".formatted(number));
    return new KeyUsed(id, new KeyRef(kind, owner, 1), KeyUsed.Reason.LINK_VIEW, "link" + number);
  }

  private static List<String> told(UsePage page) {
    return page.uses().stream().map(Recorded::event).map(KeyUsed::beneficiary).toList();
  }

  @Test
  void uses_of_several_keys_are_told_in_the_order_of_the_history(@TempDir Path directory) {
    try (var stores = new Stores(directory);
        var models = stores.models()) {
      var world = stores.world();
      world.begin(1);
      world.create(1, ShareKind.FOLDER, 1);
      world.create(2, ShareKind.FOLDER, 1);
      world.begin(2);
      world.create(3, ShareKind.FOLDER, 2);
      world.append(
          List.of(
              use(1, KeyRef.Kind.SHARE, Some.share(2).value()),
              use(2, KeyRef.Kind.SERVICE, Some.account(1).value()),
              use(3, KeyRef.Kind.SHARE, Some.share(3).value()),
              use(4, KeyRef.Kind.SHARE, Some.share(1).value()),
              use(5, KeyRef.Kind.SHARE, Some.share(2).value())));
      var uses = Stores.caughtUp(models, stores.journal()).uses();
      var first = uses.page(Some.account(1), -1, 3);
      assertThat(told(first)).containsExactly("link1", "link2", "link4");
      var second = uses.page(Some.account(1), first.next().orElseThrow(), 3);
      assertThat(told(second)).containsExactly("link5");
      assertThat(second.next()).isEqualTo(OptionalLong.empty());
      assertThat(told(uses.page(Some.account(2), -1, 3))).containsExactly("link3");
    }
  }

  @Test
  void documents_of_an_older_form_are_built_anew(@TempDir Path directory) {
    try (var stores = new Stores(directory)) {
      stores.world().begin(1);
      Collections.declare(stores.documents());
      var stale =
          new Write.Put(
              Collections.DEVICES,
              Some.device(1, 0).value(),
              Collections.bytes(Some.account(9).value()),
              Map.of());
      stores.documents().commit(new Token("read-models", Token.NONE, 0), List.of(stale));
      try (var models = stores.models()) {
        var owner =
            Stores.caughtUp(models, stores.journal()).accounts().deviceOwner(Some.device(1, 0));
        assertThat(owner).contains(Some.account(1));
      }
    }
  }
}
