/// Who reaches which key, and what follows from it: the verdict on a share.
///
/// **Effective encryption is computed, never declared.** Three computations meet here:
///
/// - *policy* ([org.lockstep.domain.custody.Policy]) asks what the participants, the kind, a link
///   and live work allow (R51);
/// - *custody* ([org.lockstep.domain.custody.CustodyGraph]) asks which keys the vault has ever
///   reached. Knowledge does not un-happen:
///   seals are only ever added, so what is reached stays reached;
/// - *obligations* ([org.lockstep.domain.custody.Obligations]) ask which key operations are still
///   owed so that the two agree.
///
/// A verdict is `END_TO_END` exactly when policy allows it and the vault has never reached the
/// current epoch.
///
/// The graph is the definition. [org.lockstep.domain.custody.Reach] computes the same from states
/// alone, using that every epoch
/// wraps its predecessor, so the reached epochs are always 1 to *n*; a property test holds the two
/// against each other.
/// [org.lockstep.domain.custody.ShareProtection] follows a share through its history and adds since
/// when each thing has been so.
@NullMarked
package org.lockstep.domain.custody;

import org.jspecify.annotations.NullMarked;
