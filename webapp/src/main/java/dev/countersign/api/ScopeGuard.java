package dev.countersign.api;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.token.Caller;
import dev.countersign.token.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses calls with a token that lacks the scope of the method. A method that names none is refused to everybody, unless it is for everybody. */
@Component
class ScopeGuard implements HandlerInterceptor {

    private final SecurityRecords refusals;

    ScopeGuard(SecurityRecords refusals) {
        this.refusals = refusals;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && !method.hasMethodAnnotation(Open.class)
                && method.getBeanType().getPackageName().startsWith(ScopeGuard.class.getPackageName())) {
            check(method.getMethodAnnotation(Needs.class), method);
        }
        return true;
    }

    private void check(@Nullable Needs needs, HandlerMethod method) {
        if (needs == null) {
            throw new IllegalStateException(method + " does not say which scope it needs");
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof BearerAuthentication bearer)) {
            // Without a token only paths get here that are open to everybody, and no open method answers this one.
            throw new Refused(Problem.notFound());
        }
        Caller caller = bearer.getPrincipal();
        List<Scope> needed = List.of(needs.value());
        if (!caller.scopes().containsAll(needed)) {
            String scopes = Scope.written(needed);
            refusals.refused(caller.tenant(), caller.person(), "scope", scopes);
            throw new Refused(
                            HttpStatus.FORBIDDEN,
                            "insufficient-scope",
                            "The token lacks a scope",
                            "This needs a token with the scope %s.".formatted(scopes))
                    .with(
                            HttpHeaders.WWW_AUTHENTICATE,
                            "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scopes));
        }
    }
}
