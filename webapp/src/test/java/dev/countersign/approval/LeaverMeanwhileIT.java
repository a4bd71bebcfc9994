package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.administration.DepartmentResult;
import dev.countersign.administration.Departments;
import dev.countersign.administration.GroupResult;
import dev.countersign.administration.Groups;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody is made inactive by one transaction while another one gives them a say. */
class LeaverMeanwhileIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final PersonId carlos = company.carlos.person();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void whoLeavesJoinsNoGroup() {
        UUID finance = company.get(Groups.class).list(company.elena).orElseThrow().stream()
                .filter(group -> group.key().equals("finance"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(whileCarlosLeaves(() -> company.get(Groups.class).addMember(company.elena, finance, carlos)))
                .isEqualTo(new GroupResult.Unsuitable());
        assertThat(company.count("select count(*) from group_member where person_id = '%s'".formatted(carlos)))
                .isZero();
    }

    @Test
    void whoLeavesLeadsNoDepartment() {
        assertThat(whileCarlosLeaves(() -> company.get(Departments.class)
                        .lead(company.elena, "Sales", Optional.empty(), Optional.of(carlos))))
                .isEqualTo(new DepartmentResult.Unsuitable());
        assertThat(company.count("select count(*) from department where head_id is not null"))
                .isZero();
    }

    private <T> T whileCarlosLeaves(Supplier<T> act) {
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> leaving = CompletableFuture.runAsync(() -> leave(gone, release), threads);
        CompletableFuture<T> result;
        try {
            await().until(() -> gone.getCount() == 0 || leaving.isDone());
            result = CompletableFuture.supplyAsync(act, threads);
            await().until(() -> result.isDone() || company.count("""
                            select count(*) from pg_stat_activity
                            where wait_event_type = 'Lock' and datname = current_database()
                            """) > 0);
        } finally {
            release.countDown();
            leaving.join();
        }
        return result.join();
    }

    private void leave(CountDownLatch gone, CountDownLatch release) {
        company.get(TenantTransaction.class).run(company.tenant, () -> {
            company.get(People.class).lockChanges(company.tenant);
            company.get(JdbcClient.class)
                    .sql("delete from group_member where person_id = ?")
                    .param(carlos.value())
                    .update();
            company.get(JdbcClient.class)
                    .sql("update person set active = false where person_id = ?")
                    .param(carlos.value())
                    .update();
            gone.countDown();
            try {
                release.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        });
    }
}
