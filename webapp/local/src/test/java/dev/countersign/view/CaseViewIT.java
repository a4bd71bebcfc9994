package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A case and the page of its request, while others change it. */
class CaseViewIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");
    private final Actor luis = acme.actor("luis");
    private final Actor marta = acme.actor("marta");
    private final RequestService requests = product.get(RequestService.class);

    @Test
    void aCaseShowsEarlierRequestsAboutTheSameAlsoThoseOfOthers() {
        RequestId earlier = acme.submit(luis, "A lamp for the archive");
        acme.waitingFor(marta, earlier);
        requests.withdraw(luis, earlier);
        RequestId unasked = acme.submit(acme.actor("jon"), "A lamp for the vault");
        requests.withdraw(acme.actor("jon"), unasked);

        RequestId now = acme.submit(ana, "A lamp for the stairs");
        String text =
                desks.of(marta).open("inbox/" + acme.waitingFor(marta, now)).text();

        assertThat(text).contains("A lamp for the archive", "Luis Pardo", "Supplier: Rivas");
        assertThat(text).as("of a request that Marta was not asked about").doesNotContain("A lamp for the vault");
    }

    @Test
    void theHistoryGrowsAndTheButtonsStay() {
        RequestId request = acme.submit(ana, "A lamp for the roof");
        acme.waitingFor(marta, request);
        Desk page = desks.of(ana).open("requests/" + request);
        page.textWith("Send reminder");
        List<Component> before = page.drawn("event");
        Button copy = page.button("Copy as new");

        requests.comment(marta, request, "Which colour?", UUID.randomUUID());
        page.textWith("Which colour?");
        assertThat(page.drawn("event"))
                .startsWith(before.toArray(Component[]::new))
                .hasSize(before.size() + 1);

        acme.approve(marta, request);
        page.textWith("Policy check");
        page.awaitWithout("waiting", "Marta Ruiz");
        assertThat(page.button("Copy as new")).isSameAs(copy);
    }
}
