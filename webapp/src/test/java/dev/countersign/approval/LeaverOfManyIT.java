package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffResult;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody leaves for whom many requests wait: one act, whatever happens to the process meanwhile. How many: {@code -Dleaver.approvals}. */
class LeaverOfManyIT {

    private static final Logger LOG = LoggerFactory.getLogger(LeaverOfManyIT.class);

    private static final int MANY = Integer.getInteger("leaver.approvals", 150);
    private static final int FEW = 10;

    /** Nobody may submit many more within a minute. */
    private static final int SUBMITTED_BY_ONE = 20;

    /** Of one call, whatever it passes on. */
    private static final int CALL = 40;

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void allChangeHandsOnceAlsoIfTheProcessDiesInTheMiddle() {
        Actor tom = manager("Tom Few", FEW);
        Actor lea = manager("Lea Many", MANY);
        company.runDueCalls();
        leave(tom);
        int few = company.statements.of(company::runDueCalls).size();

        Instant begin = Instant.now();
        StaffResult.Left left = leave(lea);
        assertThat(left.takeover().orElseThrow().approvals().toSuccessor()).isEqualTo(MANY);
        Duration act = Duration.between(begin, Instant.now());
        CompletableFuture<Void> running = CompletableFuture.runAsync(company::runDueCalls);
        await().atMost(Duration.ofMinutes(2)).until(() -> waiting(lea) < MANY - MANY / 5);
        company.crash();
        await().atMost(Duration.ofMinutes(1)).until(running::isDone);
        int rest = waiting(lea);
        assertThat(rest).as("it died in the middle").isPositive();

        int many = company.statements.of(company::runCallsOfTheDead).size();

        LOG.info(
                "{} approvals: the act {} ms, the whole {} ms; {} of them after a crash; statements for each: {}, of {} approvals {}",
                MANY,
                act.toMillis(),
                Duration.between(begin, Instant.now()).toMillis(),
                rest,
                many / rest,
                FEW,
                few / FEW);
        assertThat(waiting(lea)).isZero();
        assertThat(waiting(company.carlos)).isEqualTo(FEW + MANY);
        assertThat(company.count("select count(*) from audit_entry where kind = 'approval.reassigned'"))
                .as("each once")
                .isEqualTo(FEW + MANY);
        // Letters about those that had changed hands before the crash may be left, too.
        assertThat(many)
                .as("statements do not grow with the number")
                .isLessThan((few / FEW + 1) * MANY + CALL * (MANY / 100 + 1));
    }

    private StaffResult.Left leave(Actor leaver) {
        return (StaffResult.Left) company.get(Staff.class)
                .leave(company.elena, leaver.person(), Optional.of(company.carlos.person()), "Has left.");
    }

    /** Somebody for whom so many requests wait. */
    private Actor manager(String name, int requests) {
        Organisation organisation = company.get(Organisation.class);
        Actor manager = organisation.employee(company.tenant, name);
        Actor requester = manager;
        for (int i = 0; i < requests; i++) {
            if (i % SUBMITTED_BY_ONE == 0) {
                requester = organisation.employee(company.tenant, "Report %d of %s".formatted(i, name), manager);
            }
            RequestId request = company.submit(requester);
            company.deliver(company.task(request, "manager"));
        }
        assertThat(waiting(manager)).isEqualTo(requests);
        return manager;
    }

    private int waiting(Actor actor) {
        return company.count(
                "select count(*) from assignment where status = 'OPEN' and person_id = '%s'".formatted(actor.person()));
    }
}
