package dev.countersign.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers requests for organisations that there are not, and for those whose provider is silent: Spring Security would treat both as a server error. */
final class NoSuchRegistration extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(NoSuchRegistration.class);

    private static final PathPatternRequestMatcher LOGOUTS =
            PathPatternRequestMatcher.withDefaults().matcher(BackChannelLogout.PATH);

    private static final List<PathPatternRequestMatcher> WAYS = Stream.of(
                    "/oauth2/authorization/{registrationId}",
                    "/login/oauth2/code/{registrationId}",
                    BackChannelLogout.PATH)
            .map(PathPatternRequestMatcher.withDefaults()::matcher)
            .toList();

    private final Registrations registrations;

    NoSuchRegistration(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> asked = WAYS.stream()
                .map(way -> way.matcher(request))
                .filter(RequestMatcher.MatchResult::isMatch)
                .map(match -> match.getVariables().getOrDefault("registrationId", ""))
                .toList();
        if (!asked.stream().allMatch(registrations::has)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (asked.stream().allMatch(this::answers)) {
            chain.doFilter(request, response);
        } else if (LOGOUTS.matches(request)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            response.sendRedirect(SignInPage.problem(SignInPage.SILENT));
        }
    }

    private boolean answers(String registration) {
        try {
            return registrations.findByRegistrationId(registration) != null;
        } catch (Registrations.ProviderSilent silent) {
            LOG.debug("Nobody can sign in now", silent);
            return false;
        }
    }
}
