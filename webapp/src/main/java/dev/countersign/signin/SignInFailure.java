package dev.countersign.signin;

import dev.countersign.limit.Repeated;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Redirects after a failed sign-in to a page that says what happened and what to do. */
@Component
class SignInFailure implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFailure.class);

    private static final int LONGEST_CODE = 60;

    private static final String DENIED = "denied";
    private static final String EXPIRED = "expired";

    private static final PathPatternRequestMatcher ANSWERS =
            PathPatternRequestMatcher.withDefaults().matcher("/login/oauth2/code/{registration}");

    private final SignInRecords records;
    private final Repeated failed;

    SignInFailure(SignInRecords records, Clock clock) {
        this.records = records;
        this.failed = new Repeated(clock);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (!(failure instanceof OAuth2AuthenticationException oauth)) {
            failed.found(failure.getClass().getName())
                    .ifPresent(times -> LOG.warn("A sign-in failed, {} times since the last line", times, failure));
            records.failed(registration(request), "provider");
            lead(request, response, "provider");
            return;
        }
        switch (oauth.getError()) {
            case UnknownPerson unknown -> {
                records.failed(unknown.tenant(), "unknown-person");
                UnknownPersonPage.remember(request, unknown);
                response.sendRedirect(UnknownPersonPage.PATH);
            }
            case OAuth2Error error
            when error.getErrorCode().equals(PersonOidcUserService.SUSPENDED) -> lead(request, response, "suspended");
            case OAuth2Error error -> {
                // The other parameters come from outside and are not logged. Whoever varies the code gets no further
                // lines.
                failed.found(problem(error))
                        .ifPresent(times -> LOG.warn(
                                "A sign-in failed: {} ({} times of this kind since the last line)",
                                code(error),
                                times));
                record(request, problem(error));
                lead(request, response, problem(error));
            }
        }
    }

    /**
     * Records the answer of a provider to a sign-in that this server has begun. Anybody can call the address without one: then the session has no sign-in, or
     * the call has no answer. Who presses Cancel has not failed, but the provider can refuse a person in the same way.
     */
    private void record(HttpServletRequest request, String problem) {
        switch (problem) {
            case EXPIRED -> LOG.debug("Nobody has begun this sign-in, or too long ago");
            case DENIED -> records.denied(registration(request));
            default -> {
                if (isAnswer(request)) {
                    records.failed(registration(request), problem);
                }
            }
        }
    }

    /** Whether it has what an answer has (RFC 6749, 4.1.2); without it the sign-in is not looked for. */
    private static boolean isAnswer(HttpServletRequest request) {
        return StringUtils.hasText(request.getParameter(OAuth2ParameterNames.STATE))
                && (StringUtils.hasText(request.getParameter(OAuth2ParameterNames.CODE))
                        || StringUtils.hasText(request.getParameter(OAuth2ParameterNames.ERROR)));
    }

    /** The last part of the redirect URI. */
    private static String registration(HttpServletRequest request) {
        return ANSWERS.matcher(request).getVariables().getOrDefault("registration", "");
    }

    private static void lead(HttpServletRequest request, HttpServletResponse response, String problem)
            throws IOException {
        response.sendRedirect(WantedPage.behind(SignInPage.problem(problem), WantedPage.broughtBy(request)));
    }

    /** Reduced to the characters of a code (RFC 6749, 4.1.2.1), and shortened. */
    private static String code(OAuth2Error error) {
        String code = error.getErrorCode().replaceAll("[^A-Za-z0-9_.:-]", "?");
        return code.substring(0, Math.min(LONGEST_CODE, code.length()));
    }

    private static String problem(OAuth2Error error) {
        return switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.ACCESS_DENIED -> DENIED;
            case "authorization_request_not_found" -> EXPIRED;
            default -> "provider";
        };
    }
}
