package dev.countersign.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where an act comes from: the HTTP request that this thread serves. What no request causes, the program does itself, and such an entry says nothing of an
 * origin.
 */
final class Origin {

    /** The names under which an entry holds them. */
    static final String CHANNEL = "channel";

    static final String ADDRESS = "address";

    private Origin() {}

    /** The details with the origin. A channel that the caller has recorded stays. */
    static Map<String, String> added(Map<String, String> details) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes served)) {
            return details;
        }
        Map<String, String> added = new HashMap<>(details);
        HttpServletRequest request = served.getRequest();
        added.putIfAbsent(CHANNEL, channel(request.getRequestURI()).name());
        added.putIfAbsent(ADDRESS, request.getRemoteAddr());
        AuditOrigin.of(request).forEach((name, value) -> added.putIfAbsent(name.toString(), value.toString()));
        return added;
    }

    static AuditChannel channel(String path) {
        if (path.startsWith("/decide/")) {
            return AuditChannel.LINK;
        }
        return path.startsWith("/api/") || path.startsWith("/mcp") ? AuditChannel.API : AuditChannel.PRODUCT;
    }
}
