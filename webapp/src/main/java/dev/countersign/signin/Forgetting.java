package dev.countersign.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/** Tells the browser to delete what pages stored there, for the next person who uses it: drafts and cached responses. */
final class Forgetting implements LogoutHandler {

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        // Not cookies: the language and colours chosen on this device stay.
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    }
}
