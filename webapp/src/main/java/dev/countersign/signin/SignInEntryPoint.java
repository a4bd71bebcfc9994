package dev.countersign.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Redirects people who are not signed in to the sign-in page, with the reason if their session ended. */
final class SignInEntryPoint extends LoginUrlAuthenticationEntryPoint {

    private final EndedSessions ended;

    SignInEntryPoint(EndedSessions ended) {
        super(SignInPage.PATH);
        this.ended = ended;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException, ServletException {
        if (BeginsPage.isByScript(request)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            super.commence(request, response, nobody);
        }
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody) {
        return WantedPage.behind(
                ended.of(request).map(SignInPage::ended).orElse(SignInPage.PATH), WantedPage.of(request));
    }
}
