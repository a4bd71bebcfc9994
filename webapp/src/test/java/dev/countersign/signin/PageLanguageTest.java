package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.people.PersonId;
import dev.countersign.people.SignedIn;
import dev.countersign.tenant.TenantId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class PageLanguageTest {

    private static final Locale SPANISH = Locale.of("es");

    private final EndedSessions ended = new EndedSessions();
    private final PageLanguage language = new PageLanguage(ended);
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    /** The error page spoke the browser's language to somebody who had chosen another. */
    @Test
    void whoIsSignedInIsSpokenToInTheirOwnLanguage() {
        request.addHeader("Accept-Language", "en");
        SignedIn luis = new SignedIn(
                new TenantId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                "Luis Pardo",
                "luis@acme.test",
                Set.of(),
                SPANISH,
                ZoneOffset.UTC);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(luis, ""));

        assertThat(language.resolveLocale(request)).isEqualTo(SPANISH);
    }

    @Test
    void aSignInThatFailsIsToldInTheLanguageInWhichItBegan() {
        request.addHeader("Accept-Language", "en");
        assertThat(language.resolveLocale(request)).isEqualTo(Locale.ENGLISH);

        PageLanguage.stay(request, SPANISH);

        assertThat(language.resolveLocale(request)).isEqualTo(SPANISH);
    }

    /** The reason why their session ended was in the browser's language. */
    @Test
    void whoseSessionHasEndedIsStillSpokenToInTheirOwnLanguage() {
        request.addHeader("Accept-Language", "en");
        ended.remember("5A", SPANISH);
        request.setRequestedSessionId("5A");
        request.setRequestedSessionIdValid(true);
        assertThat(language.resolveLocale(request)).isEqualTo(Locale.ENGLISH);

        request.setRequestedSessionIdValid(false);
        assertThat(language.resolveLocale(request)).isEqualTo(SPANISH);
    }

    @Test
    void everybodyElseInThatOfTheirBrowser() {
        assertThat(language.resolveLocale(request)).isEqualTo(Locale.ENGLISH);

        request.addHeader("Accept-Language", "es");
        request.addPreferredLocale(SPANISH);
        assertThat(language.resolveLocale(request)).isEqualTo(SPANISH);
    }
}
