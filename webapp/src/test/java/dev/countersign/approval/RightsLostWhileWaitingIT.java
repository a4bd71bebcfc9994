package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.countersign.people.PersonNotActive;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestWork;
import dev.countersign.tenant.TenantTransaction;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An act waits for another one on the same request. Meanwhile the person who acts loses their rights. */
class RightsLostWhileWaitingIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final Company company = companies.open();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void aDecisionOfSomebodyMadeInactiveMeanwhileDoesNotCount() throws InterruptedException {
        ApprovalId approval = company.waiting("manager");
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> hold(requestOf(approval), locked, release), threads);
        locked.await();
        CompletableFuture<DecideResult> decision =
                CompletableFuture.supplyAsync(() -> company.approve(company.marta, approval), threads);
        await().until(() -> company.count("select count(*) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and datname = current_database()")
                > 0);

        deactivateMarta();
        release.countDown();
        other.join();

        assertThatThrownBy(decision::join).hasCauseInstanceOf(PersonNotActive.class);
        assertThat(company.count("select count(*) from decision")).isZero();
    }

    private void hold(RequestId request, CountDownLatch locked, CountDownLatch release) {
        company.get(RequestWork.class).run(company.tenant, request, held -> {
            locked.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private RequestId requestOf(ApprovalId approval) {
        return new RequestId(company.get(TenantTransaction.class)
                .call(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("select request_id from approval where approval_id = ?")
                                .param(approval.value())
                                .query(UUID.class)
                                .single()));
    }

    private void deactivateMarta() {
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("update person set active = false where person_id = ?")
                                .param(company.marta.person().value())
                                .update());
    }
}
