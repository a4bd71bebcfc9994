package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.limit.RateLimit;
import dev.countersign.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SignInLimitTest {

    private final SignInLimit limit = new SignInLimit(new RateLimit(1, Duration.ofMinutes(1), new TestClock()));

    @ParameterizedTest
    @CsvSource({
        "POST, /sign-in, 429",
        "POST, /sign%2Din, 429",
        "POST, /%73ign-in, 429",
        "GET, /login/oauth2/code/acme, 429",
        "GET, /login/oauth2/c%6fde/acme, 429",
        "GET, /login/oauth2/code/%61cme, 429",
        "GET, /sign-in, 200",
        "GET, /requests, 200",
    })
    void attemptsAreCountedHoweverTheirPathIsSpelled(String method, String path, int status) throws Exception {
        attempt(method, path);
        assertThat(attempt(method, path)).isEqualTo(status);
    }

    private int attempt(String method, String path) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        limit.doFilter(new MockHttpServletRequest(method, path), response, new MockFilterChain());
        return response.getStatus();
    }
}
