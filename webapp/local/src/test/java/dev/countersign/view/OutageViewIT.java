package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an open page says while the database does not answer. */
class OutageViewIT {

    private static final String SAID = "The database is not responding";

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    @Test
    void itDisappearsByItselfOnceTheDatabaseAnswers() {
        Desk ana = desks.of(new Acme(product).actor("ana")).open("requests");
        product.get(ErrorHandler.class)
                .error(new ErrorEvent(new IllegalStateException(new SQLTransientConnectionException("no connection"))));
        assertThat(ana.text()).contains(SAID);

        await().pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !ana.text().contains(SAID));
    }
}
