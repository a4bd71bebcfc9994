package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyNamesClientIT {

    private final Visitor stranger = new Visitor(RunningProduct.shared().address());

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7:5566", "[2001:db8::7]:443", "unknown", "a b", "127.0.0.1, 10.0.0.5"})
    void aProxyMayNameTheClientInItsOwnWay(String client) {
        stranger.with("X-Forwarded-For", client);
        assertThat(stranger.get("/sign-in").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/decide/" + "A".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/actuator/health").statusCode())
                .as("only this machine sees it")
                .isEqualTo(302);
        assertThat(stranger.get("/login/oauth2/code/acme?code=x&state=x").statusCode())
                .isLessThan(500);
    }
}
