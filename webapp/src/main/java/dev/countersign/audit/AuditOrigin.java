package dev.countersign.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** With which token a call was made: the entries of its acts say so. */
public final class AuditOrigin {

    /** The names under which an entry holds them. */
    static final String TOKEN = "token";

    static final String PROGRAM = "program";

    private static final String ATTRIBUTE = AuditOrigin.class.getName();

    private AuditOrigin() {}

    /**
     * Notes it for the entries that this request causes.
     *
     * @param token the id of the token, which is no secret
     * @param program the id of the program, unless the token is a person's own
     */
    public static void byToken(HttpServletRequest request, String token, Optional<String> program) {
        Map<String, String> details = new TreeMap<>(Map.of(TOKEN, token));
        program.ifPresent(id -> details.put(PROGRAM, id));
        request.setAttribute(ATTRIBUTE, Map.copyOf(details));
    }

    /** What was noted. */
    static Map<?, ?> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Map<?, ?> details ? details : Map.of();
    }
}
