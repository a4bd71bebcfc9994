package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.server.ErrorEvent;
import dev.countersign.local.RunningProduct;
import dev.countersign.outage.OutageEnd;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an open page says while the database does not answer. */
class OutageDialogIT {

    private static final String SAID = "Your last step may not have been saved";

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    @Test
    void itDisappearsByItselfOnceTheDatabaseAnswers() {
        AtomicBoolean over = new AtomicBoolean();
        LastResort lastResort = new LastResort(
                new CorrelationId(RandomGenerator.getDefault()), new OutageEnd(over::get, Duration.ofMillis(10)));
        Desk ana = desks.of(new Acme(product).actor("ana")).open("requests");

        lastResort.error(
                new ErrorEvent(new IllegalStateException(new SQLTransientConnectionException("no connection"))));

        assertThat(ana.text()).contains(SAID);
        over.set(true);
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !ana.text().contains(SAID));
    }
}
