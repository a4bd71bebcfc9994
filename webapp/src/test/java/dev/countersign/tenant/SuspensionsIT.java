package dev.countersign.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import dev.countersign.testing.Statements;
import dev.countersign.testing.TestClock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What a node knows of suspensions without asking for each of its calls, and what that costs in a second. */
@SpringJUnitConfig(Services.class)
class SuspensionsIT {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Suspensions suspensions;
    private final Suspensions node;
    private final Statements statements = new Statements();
    private final TestClock clock = new TestClock();
    private final TenantId acme;
    private final TenantId globex;

    @Autowired
    SuspensionsIT(
            DataSource database, Suspensions suspensions, TenantTransaction transaction, Organisation organisation) {
        this.suspensions = suspensions;
        this.node = new Suspensions(
                JdbcClient.create((DataSource) statements.postProcessAfterInitialization(database, "database")),
                transaction,
                clock);
        this.acme = organisation.found();
        this.globex = organisation.found();
    }

    @BeforeEach
    void read() {
        assertThat(node.wasSuspended(acme)).isFalse();
    }

    @Test
    void aSecondLaterANodeKnowsWhoIsSuspendedAndWhoIsResumed() {
        assertThat(suspensions.begin(acme)).isTrue();
        assertThat(node.wasSuspended(acme)).as("within the second").isFalse();
        clock.advance(SECOND);
        assertThat(node.wasSuspended(acme)).isTrue();
        assertThat(node.wasSuspended(globex)).isFalse();

        assertThat(suspensions.end(acme)).isPresent();
        clock.advance(SECOND);
        assertThat(node.wasSuspended(acme)).isFalse();
    }

    @Test
    void aSecondCostsOneRowUnlessSomebodyWasSuspendedOrResumed() {
        suspensions.begin(globex);
        clock.advance(SECOND);
        assertThat(statements.of(() -> node.wasSuspended(globex)))
                .containsExactly("select suspension_version()", "select suspended_tenants()");
        assertThat(statements.of(() -> node.wasSuspended(acme))).isEmpty();

        clock.advance(SECOND);
        List<String> quiet = statements.of(() -> node.wasSuspended(globex));

        assertThat(quiet).containsExactly("select suspension_version()");
        assertThat(node.wasSuspended(globex)).isTrue();
        suspensions.end(globex);
    }
}
