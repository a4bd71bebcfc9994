package dev.countersign.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Vaadin's own requests that begin something on the server. The others go on with what is there, or are told that nothing is. */
final class BeginsPage implements RequestMatcher {

    private static final String KIND = "v-r";
    private static final Set<String> GO_ON = Set.of("uidl", "heartbeat", "push");

    @Override
    public boolean matches(HttpServletRequest request) {
        @Nullable String kind = request.getParameter(KIND);
        return kind != null && !GO_ON.contains(kind);
    }

    static boolean isPush(HttpServletRequest request) {
        return "push".equals(request.getParameter(KIND));
    }

    /** Whether it is a script that asks, which can show no sign-in page. */
    static boolean isByScript(HttpServletRequest request) {
        return request.getParameter(KIND) != null;
    }
}
