package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.ui.CorrelationId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FrontDoorTest {

    private static final AllowedHosts HOSTS =
            new AllowedHosts(URI.create("https://countersign.example"), Set.of("127.0.0.1:8080"));

    @ParameterizedTest
    @CsvSource({
        "https, countersign.example, 443, 200",
        "https, COUNTERSIGN.example, 443, 200",
        "http, 127.0.0.1, 8080, 200",
        "http, countersign.example, 80, 200",
        "https, countersign.example, 8443, 421",
        "https, evil.example, 443, 421",
        "https, countersign.example.evil.example, 443, 421",
        "http, 127.0.0.1, 8081, 421",
        "http, localhost, 8080, 421",
    })
    void onlyItsOwnNamesAreAnswered(String scheme, String host, int port, int status) throws Exception {
        MockHttpServletRequest request = request("GET", "/requests", scheme, host, port);
        assertThat(answer(request).getStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "POST, /sign-in, -, -, 200",
                "POST, /sign-in, https://countersign.example, same-origin, 200",
                "POST, /sign-in, https://evil.example, -, 403",
                "POST, /sign-in, -, cross-site, 403",
                "POST, /sign-in, 'null', -, 403",
                "POST, /sign-in, http://countersign.example, -, 403",
                "POST, /sign-in, https://countersign.example:8443, -, 403",
                "POST, /sign-in, 'not an origin', -, 403",
                "GET, /VAADIN/push, https://evil.example, -, 403",
                "GET, /VAADIN/p%75sh, https://evil.example, -, 403",
                "GET, /VAADIN/push, https://countersign.example, -, 200",
                "GET, /requests, https://evil.example, cross-site, 200",
            })
    void whatActsComesFromItsOwnPages(String method, String path, String origin, String site, int status)
            throws Exception {
        MockHttpServletRequest request = request(method, path, "https", "countersign.example", 443);
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        if (site != null) {
            request.addHeader("Sec-Fetch-Site", site);
        }
        assertThat(answer(request).getStatus()).isEqualTo(status);
    }

    /** The error page did not show the number under which the log has the error. */
    @Test
    void theErrorPageKnowsTheNumberUnderWhichTheLogHasTheError() {
        MockHttpServletRequest request = request("GET", "/requests", "https", "countersign.example", 443);
        AtomicReference<String> logged = new AtomicReference<>();
        FilterChain failing = (_, _) -> {
            logged.set(MDC.get("correlation"));
            throw new ServletException("bug");
        };
        assertThatThrownBy(
                        () -> new FrontDoor(HOSTS, new MetricsPort(0), new CorrelationId(RandomGenerator.getDefault()))
                                .doFilter(request, new MockHttpServletResponse(), failing))
                .hasMessage("bug");
        assertThat(new ErrorNumber().number(request)).isNotNull().isEqualTo(logged.get());
    }

    @Test
    void aPushActsUnderEveryPath() throws Exception {
        MockHttpServletRequest request = request("GET", "/inbox", "https", "countersign.example", 443);
        request.setParameter("v-r", "push");
        request.addHeader("Origin", "https://evil.example");
        assertThat(answer(request).getStatus()).isEqualTo(403);
    }

    private static MockHttpServletRequest request(String method, String path, String scheme, String host, int port) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setScheme(scheme);
        request.setServerName(host);
        request.setServerPort(port);
        return request;
    }

    private static MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new FrontDoor(HOSTS, new MetricsPort(0), new CorrelationId(RandomGenerator.getDefault()))
                .doFilter(request, response, new MockFilterChain());
        return response;
    }
}
