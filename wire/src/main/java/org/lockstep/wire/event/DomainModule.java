package org.lockstep.wire.event;

import java.io.Serial;
import java.time.Instant;
import java.util.function.Function;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.LogId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.domain.id.SessionId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.id.UseId;
import tools.jackson.databind.module.SimpleModule;

/// The JSON form of the domain's values, for events and for messages: ids, bytes, times and
/// versions as text, maps sorted by key.
///
/// Each value has one form: reading refuses padding, stray bits, other zones and leading zeros.
public final class DomainModule extends SimpleModule {
  @Serial private static final long serialVersionUID = 1;

  /// The module, to be added to a mapper's builder.
  public DomainModule() {
    super("lockstep-domain");
    id(AccountId.class, AccountId::new, AccountId::value);
    id(DeviceId.class, DeviceId::new, DeviceId::value);
    id(HandleId.class, HandleId::new, HandleId::value);
    id(ItemId.class, ItemId::new, ItemId::value);
    id(LinkId.class, LinkId::new, LinkId::value);
    id(LogId.class, LogId::new, LogId::value);
    id(RecoveryId.class, RecoveryId::new, RecoveryId::value);
    id(SessionId.class, SessionId::new, SessionId::value);
    id(ShareId.class, ShareId::new, ShareId::value);
    id(UseId.class, UseId::new, UseId::value);
    text(Bytes.class, StrictText::bytes, Bytes::toString);
    text(Instant.class, StrictText::instant, Instant::toString);
    text(SoftwareVersion.class, StrictText::version, SoftwareVersion::toString);
    addSerializer(new SortedMapSerializer());
  }

  private <T> void id(Class<T> type, Function<String, T> read, Function<T, String> write) {
    text(type, read, write);
    addKeyDeserializer(type, new TextForm.KeyReader(type, read));
  }

  private <T> void text(Class<T> type, Function<String, T> read, Function<T, String> write) {
    addSerializer(type, new TextForm.Writer<>(type, write));
    addDeserializer(type, new TextForm.Reader<>(type, read));
  }
}
