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
    @ValueSource(
            strings = {
                "https://hooks.example.com/in",
                "https://hooks.example.com:8443/in?key=1",
                "https://8.8.8.8/in",
                "https://[2606:4700::1111]/"
            })
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
                "https://hooks example.com",
                "https://10.0.0.1/",
                "https://10.1/",
                "https://172.16.3.4/",
                "https://192.168.1.1:8443/in",
                "https://169.254.169.254/latest/meta-data",
                "https://100.100.0.1/",
                "https://0.0.0.0/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://010.0.0.1/",
                "https://127.1/",
                "https://127.0.0.1./",
                "https://localhost./",
                "https://LOCALHOST/",
                "https://app.localhost/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[fd00:ec2::254]/",
                "https://[fe80::1]/",
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
        assertThat(rules.faults(draft("\u3164\u0301", "https://a.test", WebhookEvent.ENDED), true))
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
