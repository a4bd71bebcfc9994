package dev.countersign.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Leads whoever is not signed in to the sign-in page, which says so where it was because a session ended. */
final class SignInEntryPoint extends LoginUrlAuthenticationEntryPoint {

    private final EndedSessions ended;

    SignInEntryPoint(EndedSessions ended) {
        super(SignInPage.PATH);
        this.ended = ended;
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody) {
        return ended.of(request).map(SignInPage::ended).orElse(SignInPage.PATH);
    }
}
