package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class WantedPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/requests", "/requests/018f?status=OPEN&q=a%20b", "/inbox/1", "/a..b/.c", "/search?q=../x//y"})
    void aPageOfThisServerIsWanted(String page) {
        assertThat(WantedPage.checked(page)).hasValue(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "requests",
                "",
                "/",
                "/a\r\nSet-Cookie: x=y",
                "/a b",
                "/..//evil.example",
                "/a/../b",
                "/a/..",
                "/./a",
                "/a//b",
                "/%2E%2e/a",
                "/%2Fevil.example",
                "/a\tb",
                "/\u0000",
                "/ñ",
                "/a\"><script>"
            })
    void nothingElseIs(String page) {
        assertThat(WantedPage.checked(page)).isEmpty();
    }

    @Test
    void norIsAnAddressThatNoCookieHolds() {
        assertThat(WantedPage.checked("/" + "a".repeat(600))).isEmpty();
    }

    @Test
    void onlyABrowserThatLoadsAPageWantsOne() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/requests");
        request.setQueryString("status=OPEN");
        assertThat(WantedPage.of(request)).as("no page accepted").isEmpty();
        request.addHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(WantedPage.of(request)).hasValue("/requests?status=OPEN");
        request.setMethod("POST");
        assertThat(WantedPage.of(request)).isEmpty();
    }

    @Test
    void itGoesAlongAsAParameter() {
        assertThat(WantedPage.behind("/sign-in", Optional.of("/requests?status=OPEN&q=1")))
                .isEqualTo("/sign-in?to=%2Frequests%3Fstatus%3DOPEN%26q%3D1");
        assertThat(WantedPage.behind("/sign-in?why=ended", Optional.of("/a"))).isEqualTo("/sign-in?why=ended&to=%2Fa");
        assertThat(WantedPage.behind("/sign-in", Optional.empty())).isEqualTo("/sign-in");
    }
}
