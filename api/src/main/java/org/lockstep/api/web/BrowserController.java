package org.lockstep.api.web;

import jakarta.servlet.http.HttpServletRequest;
import org.lockstep.api.account.Handles;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.enrolment.EnrolmentLimits;
import org.lockstep.api.problem.ApiProblem.WebCategoryNotAsked;
import org.lockstep.api.problem.ApiProblem.WebSessionTaken;
import org.lockstep.api.problem.ApiProblem.WebSessionUnknown;
import org.lockstep.api.problem.ApiProblem.WebSessionWaits;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.SelfSigned;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.AccountRejection.CategoryNotOnWebList;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.WebSessionEnd;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.SessionId;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.WebMessages.AskForCategory;
import org.lockstep.wire.message.WebMessages.BeginWebSession;
import org.lockstep.wire.message.WebMessages.WebCategory;
import org.lockstep.wire.message.WebMessages.WebSessionState;
import org.lockstep.wire.message.WebMessages.WebSessionStatus;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What a browser itself may do: ask, look, and sign out. Each request is signed by the session's
/// own key (R91).
@RestController
class BrowserController {
  private final AskedSessions asked;
  private final LiveSessions live;
  private final Handles handles;
  private final EnrolmentLimits limits;
  private final HandedKeys keys;
  private final AccountPolicy policy;

  BrowserController(
      AskedSessions asked,
      LiveSessions live,
      Handles handles,
      EnrolmentLimits limits,
      HandedKeys keys,
      AccountPolicy policy) {
    this.asked = asked;
    this.live = live;
    this.handles = handles;
    this.limits = limits;
    this.keys = keys;
    this.policy = policy;
  }

  @PostMapping("/v1/web/sessions")
  @ResponseStatus(HttpStatus.ACCEPTED)
  WebSessionStatus begin(
      @RequestBody BeginWebSession request, SelfSigned signature, HttpServletRequest transport) {
    limits.require(transport.getRemoteAddr());
    KeyMaterial.verifyingKey("/signingKey", request.signingKey());
    KeyMaterial.sealingKey("/sealingKey", request.sealingKey());
    KeyMaterial.digest("/proof", request.proof());
    verify(request.session(), request.signingKey(), signature);
    var handle = Handles.normalise(request.handle());
    limits.require(handles.id(handle));
    if (live.find(request.session()).isPresent()) {
      throw new Refused(new WebSessionTaken(request.session()));
    }
    return status(asked.keep(handles.account(handle), request));
  }

  private static WebSessionStatus status(AskedSessions.Asked waiting) {
    return new WebSessionStatus(WebSessionState.WAITING, waiting.request().until());
  }

  @GetMapping("/v1/web/sessions/{session}")
  WebSessionStatus show(@PathVariable SessionId session, SelfSigned signature) {
    var found = live.find(session);
    if (found.isPresent()) {
      var approval = found.get().session().approval();
      verify(session, approval.signingKey(), signature);
      return new WebSessionStatus(WebSessionState.APPROVED, approval.until());
    }
    var waiting =
        asked.find(session).orElseThrow(() -> new Refused(new WebSessionUnknown(session)));
    verify(session, waiting.request().signingKey(), signature);
    return status(waiting);
  }

  @PostMapping("/v1/web/sessions/{session}/categories")
  @ResponseStatus(HttpStatus.ACCEPTED)
  WebCategory ask(
      @PathVariable SessionId session, @RequestBody AskForCategory request, SelfSigned signature) {
    var found = proven(session, signature);
    var category = onWebList(request.category());
    keys.ask(found, category)
        .ifPresent(
            other -> {
              throw new Refused(new WebSessionWaits(session, other));
            });
    return shown(session, category);
  }

  @GetMapping("/v1/web/sessions/{session}/categories/{category}")
  WebCategory look(
      @PathVariable SessionId session, @PathVariable String category, SelfSigned signature) {
    proven(session, signature);
    return shown(session, onWebList(category));
  }

  private WebCategory shown(SessionId session, Category category) {
    return keys.find(session, category)
        .orElseThrow(() -> new Refused(new WebCategoryNotAsked(session)));
  }

  /// Whatever is not on the list is refused alike, whether there is such a category or not (R93).
  private Category onWebList(String name) {
    return policy.webCategories().stream()
        .filter(category -> category.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Refused(new CategoryNotOnWebList(policy.webCategories())));
  }

  private LiveSessions.Live proven(SessionId session, SelfSigned signature) {
    var found = live.find(session).orElseThrow(() -> new Refused(new WebSessionUnknown(session)));
    verify(session, found.session().approval().signingKey(), signature);
    return found;
  }

  @PostMapping("/v1/web/sessions/{session}/sign-out")
  Receipt signOut(@PathVariable SessionId session, SelfSigned signature) {
    var found = live.find(session).orElseThrow(() -> new Refused(new WebSessionUnknown(session)));
    verify(session, found.session().approval().signingKey(), signature);
    long position = live.end(found.account(), session, WebSessionEnd.SIGNED_OUT);
    keys.sweep(); // answered once the keys are gone
    return new Receipt(position);
  }

  private static void verify(SessionId session, Bytes signingKey, SelfSigned signature) {
    signature.verify(new DeviceId(session.value()), signingKey.toArray());
  }
}
