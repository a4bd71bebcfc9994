package dev.countersign.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Matches Vaadin's requests that start something on the server. Its other requests use existing state, or get an error if there is none. */
final class BeginsPage implements RequestMatcher {

    private static final String KIND = "v-r";
    private static final RequestMatcher PUSH =
            PathPatternRequestMatcher.withDefaults().matcher("/VAADIN/push/**");
    private static final Set<String> GO_ON = Set.of("uidl", "heartbeat", "push");

    @Override
    public boolean matches(HttpServletRequest request) {
        @Nullable String kind = request.getParameter(KIND);
        return kind != null && !GO_ON.contains(kind);
    }

    /** Whether it opens or uses the connection by which the server tells a page of changes. */
    static boolean isPush(HttpServletRequest request) {
        return "push".equals(request.getParameter(KIND)) || PUSH.matches(request);
    }

    /** Whether a script sends the request, which cannot show a sign-in page. */
    static boolean isByScript(HttpServletRequest request) {
        return request.getParameter(KIND) != null;
    }
}
