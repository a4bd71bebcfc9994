package dev.countersign.signin;

import dev.countersign.people.KnownPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * The language of pages without script: that of the person who is signed in, or was until their session ended; then that of the page on which a sign-in
 * began, also if it fails; otherwise the browser's.
 */
@Component("localeResolver")
final class PageLanguage extends AcceptHeaderLocaleResolver {

    /** The attribute of a session that is about to sign in. */
    private static final String BEGAN_IN = PageLanguage.class.getName();

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
                : ended.language(request).or(() -> began(request)).orElseGet(() -> super.resolveLocale(request));
    }

    /** The pages of the sign-in that begins now stay in this language. */
    static void stay(HttpServletRequest request, Locale language) {
        request.getSession().setAttribute(BEGAN_IN, language);
    }

    private static Optional<Locale> began(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(BEGAN_IN) instanceof Locale language
                ? Optional.of(language)
                : Optional.empty();
    }
}
