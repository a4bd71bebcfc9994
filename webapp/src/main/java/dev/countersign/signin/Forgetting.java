package dev.countersign.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/** Has the browser forget, for the next person at it, what pages kept there: drafts in storage and copies of answers. */
final class Forgetting implements LogoutHandler {

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        // Not cookies: the language and the colours chosen for this device stay.
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    }
}
