package dev.countersign.signin;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the tenant of a person who signs in, by the domain of their email address or by the slug of the tenant. */
@Component
class HomeTenant {

    private final SignInProperties properties;
    private final Registrations registrations;

    HomeTenant(SignInProperties properties, Registrations registrations) {
        this.properties = properties;
        this.registrations = registrations;
    }

    /** The id of the registration of the tenant, which is its slug. */
    Optional<String> of(String typed) {
        var name = typed.strip().toLowerCase(Locale.ROOT);
        var at = name.lastIndexOf('@');
        var slug = at < 0
                ? Optional.of(name)
                : Optional.ofNullable(properties.domains().get(name.substring(at + 1)));
        return slug.filter(this::isRegistered);
    }

    private boolean isRegistered(String slug) {
        return !slug.isEmpty() && registrations.has(slug);
    }
}
