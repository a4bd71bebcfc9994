package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.webhook.Webhooks;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Webhooks on their pages. */
class WebhooksViewIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);

    @Test
    void aWebhookIsMadeShownTestedAndRemoved() {
        try (Desk desk = new Desk(product, acme.actor("elena"))) {
            desk.open("organisation/webhooks").click("New webhook");
            desk.click("Create");
            assertThat(desk.field(TextField.class, "Name").getErrorMessage())
                    .isEqualTo("Enter a name of up to 100 characters.");
            assertThat(desk.field(TextField.class, "Address").getErrorMessage())
                    .as("said at once")
                    .contains("https://");
            desk.field(TextField.class, "Name").setValue("Accounting");
            desk.field(TextField.class, "Address").setValue("http://hooks.example.com/in");
            desk.click("Create");
            assertThat(desk.field(TextField.class, "Address").getErrorMessage()).contains("https://");
            desk.field(TextField.class, "Address").setValue("http://127.0.0.1:9/in?code=hidden");
            desk.click("Create");
            Matcher secret = Pattern.compile("csw_[\\w-]{64}").matcher(desk.text());
            assertThat(secret.find()).isTrue();
            desk.click("Done");
            assertThat(desk.open("organisation/webhooks").text())
                    .contains("Accounting", "http://127.0.0.1:9/in?…", "Active")
                    .doesNotContain("hidden", secret.group());
            desk.open("organisation/webhooks/" + id());
            desk.click("Send test");
            await().pollInSameThread().untilAsserted(() -> {
                desk.open("organisation/webhooks/" + id());
                // Requests of other tests are told, too.
                assertThat(desk.parts("failed-letter"))
                        .extracting(Object::toString)
                        .filteredOn(sent -> sent.contains("Test message"))
                        .singleElement()
                        .asString()
                        .contains("Not delivered", "cannot be reached");
            });
            desk.click("Pause");
            assertThat(desk.text()).contains("Paused");
            desk.click("Remove");
            desk.click("Remove");
            assertThat(desk.open("organisation/webhooks").text()).doesNotContain("Accounting");
        }
    }

    @Test
    void anAuditorSeesWebhooksAndChangesNone() {
        try (Desk desk = new Desk(product, acme.actor("olivia"))) {
            assertThat(desk.open("organisation/webhooks").text()).contains("Webhooks");
            assertThat(desk.has("New webhook")).isFalse();
        }
    }

    private static String id() {
        return product.get(Webhooks.class).list(acme.actor("elena")).orElseThrow().stream()
                .filter(webhook -> webhook.name().equals("Accounting"))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }
}
