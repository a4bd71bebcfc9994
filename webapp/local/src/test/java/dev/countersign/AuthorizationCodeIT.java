package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Visitor;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;

/** How the application asks the identity provider for a code, and what the provider of one machine accepts. */
class AuthorizationCodeIT {

    private static final RunningProduct product = RunningProduct.shared();

    private final Visitor visitor = new Visitor(product.address());

    @Test
    void eachSignInHasItsOwnStateNonceAndChallenge() {
        Map<String, String> first = parameters(authorization());
        Map<String, String> second = parameters(authorization());

        assertThat(first)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", product.address() + "/login/oauth2/code/acme");
        for (String random : new String[] {"state", "nonce", "code_challenge"}) {
            assertThat(first.get(random)).as(random).hasSizeGreaterThanOrEqualTo(43);
            assertThat(second.get(random)).as(random).isNotEqualTo(first.get(random));
        }
        assertThat(first).doesNotContainKey("code_verifier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/login/oauth2/code/acme",
                "SAME/",
                "SAME?x=1",
                "SAME.evil.example",
                "SAME/../x"
            })
    void theProviderSendsNoCodeToAnotherAddress(String address) {
        String location = authorization();
        String own = parameters(location).get("redirect_uri");
        String other = UriComponentsBuilder.fromUriString(location)
                .replaceQueryParam("redirect_uri", "{address}")
                .encode()
                .buildAndExpand(address.replace("SAME", String.valueOf(own)))
                .toUriString();

        HttpResponse<String> refused = visitor.get(other);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
        assertThat(visitor.get(location).statusCode()).as("its own address").isEqualTo(302);
    }

    @Test
    void anAnswerWithAStateOfNobodySignsNobodyIn() {
        authorization();
        HttpResponse<String> answer = visitor.open("/login/oauth2/code/acme?code=guessed&state=guessed");
        assertThat(answer.uri().getPath()).isEqualTo("/sign-in");
        assertThat(visitor.get("/requests").statusCode()).isEqualTo(302);
    }

    private String authorization() {
        HttpResponse<String> answer = visitor.get("/oauth2/authorization/acme");
        assertThat(answer.statusCode()).isEqualTo(302);
        return product.address()
                .resolve(answer.headers().firstValue("Location").orElseThrow())
                .toString();
    }

    private static Map<String, String> parameters(String location) {
        return UriComponentsBuilder.fromUriString(URLDecoder.decode(location, StandardCharsets.UTF_8))
                .build()
                .getQueryParams()
                .toSingleValueMap();
    }
}
