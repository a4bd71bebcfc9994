package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.insight.Insight;
import dev.countersign.insight.InsightFilter;
import dev.countersign.insight.InsightPage;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people do in the product becomes figures, by the job that the product runs. */
class InsightOfRequestsIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Acme acme = new Acme(product);
    private final Actor marta = acme.actor("marta");

    @Test
    void aDecisionIsInTheFiguresOfTheManagerAndInTheFile() {
        InsightPage before = figures();
        RequestId request = acme.submit(acme.actor("ana"), "Figures, please", 300);
        acme.waitingFor(marta, request);
        acme.approve(marta, request);

        await().atMost(PATIENCE).untilAsserted(() -> {
            InsightPage now = figures();
            assertThat(now.requests().submitted())
                    .isGreaterThan(before.requests().submitted());
            assertThat(now.steps().approved()).isGreaterThan(before.steps().approved());
        });

        assertThat(figures().waits())
                .anyMatch(wait -> wait.person().id().equals(marta.person())
                        && wait.department().equals("Sales"));
        Visitor visitor = new Visitor(product.address());
        visitor.signIn("marta@acme.test");
        HttpResponse<String> file = visitor.send("GET", "/insight.csv?months=3");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.body()).startsWith("\uFEFFAbout,Month,Template").contains("Marta Ruiz");
    }

    private InsightPage figures() {
        return product.get(Insight.class).read(marta, InsightFilter.YEAR).orElseThrow();
    }
}
