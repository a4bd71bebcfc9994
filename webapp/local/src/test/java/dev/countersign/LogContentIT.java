package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.DemoAccounts;
import dev.countersign.local.RunningProduct;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Visitor;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the log says about people who use the product: nothing that they typed, and nothing by which they sign in. */
class LogContentIT {

    private static final RunningProduct product = RunningProduct.shared();

    @Test
    void neitherTypedTextNorAddressesNorSecretsAreLogged() {
        String title = "Private matter " + UUID.randomUUID();
        Acme acme = new Acme(product);
        int before = product.log().length();

        Visitor ana = new Visitor(product.address());
        ana.signIn("ana@acme.test");
        RequestId request = acme.submit(acme.actor("ana"), title);
        acme.approve(acme.actor("marta"), request);
        assertThat(ana.view("requests/" + request)).contains(title);
        ana.view("requests?text=" + title.replace(' ', '+'));
        new Visitor(product.address()).get("/decide/" + title.replace(' ', '-'));

        assertThat(product.log().substring(before))
                .doesNotContain(
                        title,
                        title.replace(' ', '-'),
                        "ana@acme.test",
                        DemoAccounts.PASSWORD,
                        ana.cookie("countersign-" + product.address().getPort()));
    }
}
