package dev.countersign.signin;

import dev.countersign.people.KnownPerson;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The language of pages without script: that of the person who is signed in, or was until their session ended; otherwise the browser's. */
@Component("localeResolver")
final class PageLanguage extends AcceptHeaderLocaleResolver {

    private final EndedSessions ended;

    PageLanguage(EndedSessions ended) {
        this.ended = ended;
        setDefaultLocale(Locale.ENGLISH);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        return present != null && present.getPrincipal() instanceof KnownPerson known
                ? known.signedIn().locale()
                : ended.language(request).orElseGet(() -> super.resolveLocale(request));
    }
}
