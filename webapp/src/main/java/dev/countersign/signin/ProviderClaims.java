package dev.countersign.signin;

import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.ProviderProfile;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;

/**
 * Reads what an ID token says of its person. Providers differ: Keycloak writes groups as paths ({@code /finance}), Cognito names the claim {@code cognito:groups},
 * Entra leaves the claim out and names it in {@code _claim_names} if there are too many groups, and sends the address of some people only as
 * {@code preferred_username}.
 */
final class ProviderClaims {

    private static final int MOST_GROUPS = 1_000;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private ProviderClaims() {}

    /** @param email the address, if the provider has verified it; otherwise empty */
    static ProviderProfile read(OidcIdToken token, SignInProperties.Claims claims, String email) {
        Map<String, Object> values = token.getClaims();
        return new ProviderProfile(
                token.getIssuer().toString(),
                token.getSubject(),
                Optional.of(email).filter(address -> !address.isEmpty()),
                text(values, claims.name()).or(() -> fullName(values)),
                text(values, StandardClaimNames.LOCALE).flatMap(ProviderClaims::locale),
                text(values, StandardClaimNames.ZONEINFO).flatMap(ProviderClaims::zone),
                text(values, claims.department()),
                text(values, claims.manager()),
                value(values, claims.groups()).flatMap(ProviderClaims::groups));
    }

    /** The text of a claim that is there and not blank. */
    static Optional<String> text(Map<String, Object> values, String claim) {
        return value(values, claim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(TypedText::line)
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> fullName(Map<String, Object> values) {
        Optional<String> given = text(values, StandardClaimNames.GIVEN_NAME);
        Optional<String> family = text(values, StandardClaimNames.FAMILY_NAME);
        return given.isPresent() && family.isPresent()
                ? Optional.of(given.get() + " " + family.get())
                : Optional.empty();
    }

    /** Groups that are not text are those of a claim that is meant for something else. */
    private static Optional<Set<String>> groups(Object value) {
        Collection<?> listed = value instanceof Collection<?> several ? several : Set.of(value);
        Set<String> groups = new HashSet<>();
        listed.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(group -> TypedText.line(group.startsWith("/") ? group.substring(1) : group))
                .filter(group -> !group.isEmpty())
                .limit(MOST_GROUPS)
                .forEach(groups::add);
        return Optional.of(groups);
    }

    private static Optional<Object> value(Map<String, Object> values, String claim) {
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        if (values.containsKey(claim)) {
            return Optional.ofNullable(values.get(claim));
        }
        int dot = claim.indexOf('.');
        return dot < 0 ? Optional.empty() : inner(values.get(claim.substring(0, dot)), claim.substring(dot + 1));
    }

    private static Optional<Object> inner(@Nullable Object outer, String claim) {
        if (!(outer instanceof Map<?, ?> object)) {
            return Optional.empty();
        }
        Map<String, Object> values = new HashMap<>();
        object.forEach((name, value) -> values.put(Objects.toString(name), value));
        return value(values, claim);
    }

    private static Optional<Locale> locale(String tag) {
        return Optional.of(Locale.forLanguageTag(tag.replace('_', '-')))
                .filter(locale -> LANGUAGES.contains(locale.getLanguage()));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            // They get the one of the organisation.
            return Optional.empty();
        }
    }
}
