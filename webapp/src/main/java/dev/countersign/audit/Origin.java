package dev.countersign.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where an act comes from: the HTTP request that this thread serves, or the act that a call carries on with. What neither causes, the program does itself, and
 * such an entry says nothing of an origin.
 */
final class Origin {

    /** The names under which an entry holds them. */
    static final String CHANNEL = "channel";

    static final String ADDRESS = "address";

    /** The details of an entry that say where it came from. */
    private static final Set<String> NAMES = Set.of(CHANNEL, ADDRESS, AuditOrigin.TOKEN, AuditOrigin.PROGRAM);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private Origin() {}

    /** The details of an entry. */
    static Map<String, String> details(String content) {
        Map<String, String> details = new HashMap<>();
        JSON.readValue(content, DETAILS).forEach((name, value) -> details.put(name, String.valueOf(value)));
        return details;
    }

    /** That of an entry. */
    static ActOrigin of(String content) {
        Map<String, String> details = details(content);
        details.keySet().retainAll(NAMES);
        return new ActOrigin(details);
    }

    /** The details with the origin. A channel that the caller has recorded stays. What the system does itself has none, whoever has caused it. */
    static Map<String, String> added(AuditEvent event) {
        return event.actor() == null ? event.details() : added(event.details());
    }

    /** The details with the origin, also if it is not known who acted. */
    static Map<String, String> added(Map<String, String> details) {
        Map<String, String> added = new HashMap<>(details);
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes served)) {
            ActOrigin.ofThisThread().details().forEach(added::putIfAbsent);
            return added;
        }
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
