package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.countersign.e2e.page.RequestPage;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Chromium;
import dev.countersign.e2e.product.Product;
import dev.countersign.e2e.product.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The main job, end to end: submit in the browser, wait in Step Functions, decide in the browser. */
@TestInstance(Lifecycle.PER_CLASS)
class PurchaseE2E {

    private Product product;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        product = Product.on(folder.resolve("data"), Map.of("countersign.undo-window", "1s"))
                .start();
        chromium = Chromium.start();
    }

    @AfterAll
    void stop() {
        chromium.close();
        product.close();
    }

    private Seat sit(String email, String path) {
        return Seat.at(chromium.window(Window.DESK), product.address(), Window.DESK.label())
                .signIn(email, path);
    }

    @Test
    void aLargePurchaseTakesItsWayAndTheRequestersPageFollows() {
        Seat ana = sit("ana@acme.test", "new/purchase-request");
        ana.newRequest("purchase-request")
                .purchase("12 standing desks", "12000")
                .submitted();
        RequestPage request = ana.request();
        assertThat(request.step("Manager")).containsText("Marta Ruiz");

        Seat marta = sit("marta@acme.test", "inbox");
        marta.inbox().select("12 standing desks").approve();
        assertThat(request.step("Finance")).containsText("waiting now");
        assertThat(request.step("Budget owner")).containsText("Carlos Vega");

        sit("nuria@acme.test", "inbox").inbox().select("12 standing desks").approveByKey();
        assertThat(request.step("Finance")).containsText("done");
        sit("carlos@acme.test", "inbox").inbox().select("12 standing desks").approve();

        assertThat(request.status()).hasText("Approved");
        assertThat(request.activity()).containsText("The request is approved");
        assertThat(request.step("Director")).containsText("above €20,000");
    }

    @Test
    void oneDenialOfTwoEndsTheRequestAndTheOthersTaskIsGone() {
        Seat ana = sit("ana@acme.test", "new/purchase-request");
        ana.newRequest("purchase-request").purchase("A leather sofa", "6000").submitted();
        sit("marta@acme.test", "inbox").inbox().select("A leather sofa").approve();
        Seat carlos = sit("carlos@acme.test", "inbox");
        assertThat(carlos.inbox().line("A leather sofa")).isVisible();

        sit("nuria@acme.test", "inbox").inbox().select("A leather sofa").deny("not this year's budget");

        assertThat(ana.request().status()).hasText("Denied");
        assertThat(ana.request().reason()).containsText("not this year's budget");
        assertThat(carlos.inbox().line("A leather sofa")).hasCount(0);
    }

    @Test
    void aWithdrawnRequestLeavesEveryInbox() {
        Seat ana = sit("ana@acme.test", "new/purchase-request");
        ana.newRequest("purchase-request").purchase("Fifty monitors", "4000").submitted();
        Seat marta = sit("marta@acme.test", "inbox");
        assertThat(marta.inbox().line("Fifty monitors")).isVisible();

        ana.request().withdraw();

        assertThat(ana.request().status()).hasText("Withdrawn");
        assertThat(marta.inbox().line("Fifty monitors")).hasCount(0);
    }

    @Test
    void theOtherTenantSeesFindsAndOpensNothing() {
        Seat ana = sit("ana@acme.test", "new/purchase-request");
        String address = ana.newRequest("purchase-request")
                .purchase("A quiet plan", "900")
                .submitted();

        Seat hank = sit("hank@globex.test", "requests");
        hank.page().navigate(address);

        assertThat(hank.heading("There is nothing here")).isVisible();
        hank.open("requests?text=quiet");
        assertThat(hank.heading("Nothing fits")).isVisible();
    }
}
