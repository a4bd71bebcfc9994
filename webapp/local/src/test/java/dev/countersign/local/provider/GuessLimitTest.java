package dev.countersign.local.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class GuessLimitTest {

    private final GuessLimit limit = new GuessLimit(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"/provider/sign-in", "/provider/sign%2Din", "/%70rovider/sign-in"})
    void afterTenWrongPasswordsNoneIsCheckedHoweverThePathIsSpelled(String path) throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(guess(path)).isEqualTo(200);
        }
        assertThat(guess(path)).isEqualTo(429);
    }

    private int guess(String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setParameter(ProviderSignInPage.EMAIL, "ana@acme.test");
        MockHttpServletResponse response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        limit.wasWrong(request);
        return response.getStatus();
    }
}
