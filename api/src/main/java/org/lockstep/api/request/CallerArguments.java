package org.lockstep.api.request;

import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.ApiProblem.SignatureMissing;
import org.lockstep.api.problem.Refused;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controllers their [Caller] and [SelfSigned] arguments; refuses where there is none.
public final class CallerArguments implements HandlerMethodArgumentResolver {
  /// A resolver; it has no state.
  public CallerArguments() {}

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    var type = parameter.getParameterType();
    return type == Caller.class || type == SelfSigned.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var context = RequestContext.current();
    return parameter.getParameterType() == Caller.class
        ? context.flatMap(RequestContext::caller).orElseThrow(CallerArguments::unsigned)
        : context.flatMap(RequestContext::selfSigned).orElseThrow(CallerArguments::unsigned);
  }

  private static Refused unsigned() {
    return new Refused(new SignatureMissing());
  }
}
