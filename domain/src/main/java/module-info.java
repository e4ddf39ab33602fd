/// What may happen, and who may read.
///
/// A named module, so that `Event` can be sealed over the packages of its features; whoever uses it
/// may stay on the class path.
@SuppressWarnings("requires-automatic") // Axon names its modules in manifests only.
module org.lockstep.domain {
  requires static transitive org.jspecify;
  requires static org.axonframework.messaging;
  requires static org.axonframework.modelling;
  requires static org.axonframework.eventsourcing;

  exports org.lockstep.domain;
  exports org.lockstep.domain.account;
  exports org.lockstep.domain.custody;
  exports org.lockstep.domain.handle;
  exports org.lockstep.domain.id;
  exports org.lockstep.domain.item;
  exports org.lockstep.domain.keyuse;
  exports org.lockstep.domain.share;
}
