package dev.countersign.token;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token can be used for. It never gives more than its person may do. */
public enum Scope {
    TEMPLATES_READ("templates:read"),
    REQUESTS_READ("requests:read"),
    /** Submit, comment and withdraw. */
    REQUESTS_WRITE("requests:write"),
    APPROVALS_READ("approvals:read"),
    /** Only of a personal token: a person decides, and no program does. */
    APPROVALS_DECIDE("approvals:decide"),
    PEOPLE_READ("people:read"),
    /** Create, change and deactivate people and groups, by SCIM 2.0. */
    SCIM("scim");

    private final String code;

    Scope(String code) {
        this.code = code;
    }

    /** As in tokens and documents, for example {@code requests:read}. */
    public String code() {
        return code;
    }

    /** Whether a program may have it. */
    public boolean isForPrograms() {
        return this != APPROVALS_DECIDE;
    }

    /** The end of the key of its texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }

    /** As OAuth 2.0 writes several: their codes with spaces between them. */
    public static String written(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::code).collect(Collectors.joining(" "));
    }

    static Set<Scope> read(String[] codes) {
        return Arrays.stream(codes)
                .flatMap(code -> of(code).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }
}
