package dev.countersign.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.webhook.WebhookResult.Fault;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookRulesTest {

    private final WebhookRules rules = new WebhookRules(false);

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.example.com/in", "https://hooks.example.com:8443/in?key=1"})
    void anEncryptedAddressIsTaken(String address) {
        assertThat(rules.address(address)).contains(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.com",
                "http://hooks.example.com",
                "http://127.0.0.1:8080",
                "https://127.0.0.1",
                "https://localhost/in",
                "https://user:password@hooks.example.com",
                "https://hooks.example.com/#part",
                "ftp://hooks.example.com",
                "https:///in",
                "https://hooks example.com"
            })
    void nothingElseIs(String address) {
        assertThat(rules.address(address)).isEmpty();
    }

    @Test
    void onOneMachineItsOwnProgramsCanBeCalled() {
        WebhookRules local = new WebhookRules(true);
        assertThat(local.address("http://127.0.0.1:8080/in")).isPresent();
        assertThat(local.address("http://hooks.example.com")).isEmpty();
    }

    @Test
    void whatMayBeSecretIsNotShown() {
        URI address = URI.create("https://hooks.example.com/services/T1/B2/secret?code=abc");
        assertThat(WebhookRules.shown(address, WebhookKind.SLACK)).isEqualTo("https://hooks.example.com/…");
        assertThat(WebhookRules.shown(address, WebhookKind.JSON))
                .isEqualTo("https://hooks.example.com/services/T1/B2/secret?…");
    }

    @Test
    void aWebhookNeedsANameAnAddressAndAnEvent() {
        assertThat(rules.faults(draft(" ", "https://a.test", WebhookEvent.ENDED), true))
                .containsExactly(Fault.NAME);
        assertThat(rules.faults(draft("A", "", WebhookEvent.ENDED), true)).containsExactly(Fault.ADDRESS);
        assertThat(rules.faults(draft("A", "", WebhookEvent.ENDED), false)).isEmpty();
        assertThat(rules.faults(draft("A", "https://a.test"), true)).containsExactly(Fault.EVENTS);
        assertThat(rules.faults(draft("A", "https://a.test", WebhookEvent.PING), true))
                .containsExactly(Fault.EVENTS);
        assertThat(rules.faults(draft("", ""), true)).containsExactly(Fault.values());
    }

    private static WebhookDraft draft(String name, String address, WebhookEvent... events) {
        return new WebhookDraft(name, WebhookKind.JSON, address, Set.of(events), Locale.ENGLISH);
    }
}
