package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.administration.DepartmentResult;
import dev.countersign.administration.Departments;
import dev.countersign.administration.GroupResult;
import dev.countersign.administration.Groups;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffImport;
import dev.countersign.administration.StaffImportResult;
import dev.countersign.administration.StaffResult;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.people.Actor;
import dev.countersign.people.Role;
import dev.countersign.removal.EraseResult;
import dev.countersign.removal.PersonalRecords;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.DraftResult;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.tenant.TenantTransaction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An act of the service desk waits for a lock. Meanwhile its role is taken away. */
class StaffRightsLostWhileWaitingIT {

    private static final Set<Role> EMPLOYEE = Set.of(Role.EMPLOYEE);

    /** Of all changes of people. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('%s', 57)) is null";

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final Actor desk = company.carlos;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void appoint() {
        assertThat(company.change(
                        company.elena,
                        desk.person(),
                        draft("desk@acme.test", Set.of(Role.EMPLOYEE, Role.SERVICE_DESK))))
                .isInstanceOf(StaffResult.Saved.class);
    }

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void nobodyIsAddedOrChangedOrImportedOrMadeInactive() {
        String lock = LOCK.formatted(company.tenant);
        assertThat(meanwhile(lock, () -> staff().add(desk, draft("new@acme.test", EMPLOYEE))))
                .isEqualTo(new StaffResult.NotAllowed());
        assertThat(meanwhile(lock, () -> company.change(desk, company.jon.person(), draft("x@acme.test", EMPLOYEE))))
                .isEqualTo(new StaffResult.NotAllowed());
        assertThat(meanwhile(lock, () -> staff().leave(desk, company.jon.person(), Optional.empty(), "Left")))
                .isEqualTo(new StaffResult.NotAllowed());
        byte[] file = "name,email\nOlga,olga@acme.test\n".getBytes(StandardCharsets.UTF_8);
        assertThat(meanwhile(lock, () -> company.get(StaffImport.class).apply(desk, file, List.of())))
                .isEqualTo(new StaffImportResult.NotAllowed());
        assertThat(company.count("select count(*) from person where name in ('Olga', 'Somebody Else') or not active"))
                .as("the desk itself is called so")
                .isEqualTo(1);
    }

    /** Erasing waits for the same lock, so it does not wait for rows of an import that waits for its rows. */
    @Test
    void nobodyIsErased() {
        assertThat(staff().leave(company.elena, company.jon.person(), Optional.empty(), "Left"))
                .isInstanceOf(StaffResult.Left.class);
        sql("update person set administrator = true where person_id = '%s'".formatted(desk.person()));

        assertThat(meanwhile(
                        LOCK.formatted(company.tenant),
                        () -> company.get(PersonalRecords.class).erase(desk, company.jon.person(), "asked by letter")))
                .isEqualTo(new EraseResult.NotAllowed());
        assertThat(company.count("select count(*) from person where erased_at is not null"))
                .isZero();
    }

    @Test
    void nobodyJoinsAGroupLeadsADepartmentOrIsAway() {
        UUID finance = company.get(Groups.class).list(company.elena).orElseThrow().stream()
                .filter(group -> group.key().equals("finance"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(company.change(company.elena, company.jon.person(), draft("jon@acme.test", "Legal", EMPLOYEE)))
                .isInstanceOf(StaffResult.Saved.class);
        String group = "select 1 = 2 from person_group where key = 'finance' for update";
        assertThat(meanwhile(group, () -> company.get(Groups.class).addMember(desk, finance, company.ana.person())))
                .isEqualTo(new GroupResult.NotAllowed());
        assertThat(meanwhile(group, () -> company.get(Groups.class).removeMember(desk, finance, company.jon.person())))
                .isEqualTo(new GroupResult.NotAllowed());
        assertThat(meanwhile(
                        "select 1 = 2 from department where name = 'Legal' for update",
                        () -> company.get(Departments.class)
                                .lead(desk, "Legal", Optional.empty(), Optional.of(company.jon.person()))))
                .isEqualTo(new DepartmentResult.NotAllowed());
        assertThat(meanwhile(
                        "select 1 = 2 from person where person_id = '%s' for update".formatted(company.jon.person()),
                        this::jonIsAway))
                .isEqualTo(new AbsenceResult.NotAllowed());
    }

    @Test
    void noDraftOfATemplateIsChanged() {
        appoint(Role.TEMPLATE_EDITOR);
        TemplateDrafts drafts = company.get(TemplateDrafts.class);
        TemplateDraftId draft = ((BeginResult.Begun) drafts.begin(desk, new DraftOrigin.Template("purchase"))).draft();
        assertThat(meanwhile(
                        "select 1 = 2 from template_draft where draft_id = '%s' for update".formatted(draft),
                        Role.TEMPLATE_EDITOR,
                        () -> drafts.discard(desk, draft)))
                .isEqualTo(new DraftResult.NotAllowed());
    }

    private AbsenceResult jonIsAway() {
        LocalDate today =
                company.clock.instant().atZone(ZoneId.of("Europe/Madrid")).toLocalDate();
        return company.get(Absences.class)
                .set(
                        desk,
                        new AbsenceDraft(
                                company.jon.person(),
                                today,
                                today.plusDays(3),
                                company.nuria.person(),
                                Optional.empty(),
                                ""));
    }

    private <T> T meanwhile(String lock, Supplier<T> act) {
        return meanwhile(lock, Role.SERVICE_DESK, act);
    }

    /** The result of the act, which waits for the lock until the role is gone. Then the role is given back. */
    private <T> T meanwhile(String lock, Role role, Supplier<T> act) {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> hold(lock, locked, release), threads);
        CompletableFuture<T> result;
        try {
            await().until(() -> locked.getCount() == 0 || other.isDone());
            result = CompletableFuture.supplyAsync(act, threads);
            await().until(() -> result.isDone()
                    || company.count("select count(*) from pg_stat_activity"
                                    + " where wait_event_type = 'Lock' and datname = current_database()")
                            > 0);
            assertThat(result).as("it waits").isNotDone();
            sql("update person set roles = '{}', administrator = false where person_id = '%s'"
                    .formatted(desk.person()));
        } finally {
            release.countDown();
        }
        other.join();
        T done = result.join();
        appoint(role);
        return done;
    }

    private void appoint(Role role) {
        sql("update person set roles = '{%s}' where person_id = '%s'".formatted(role, desk.person()));
    }

    private void hold(String lock, CountDownLatch locked, CountDownLatch release) {
        company.get(TenantTransaction.class).run(company.tenant, () -> {
            company.get(JdbcClient.class).sql(lock).query(Boolean.class).single();
            locked.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void sql(String statement) {
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class).sql(statement).update());
    }

    private Staff staff() {
        return company.get(Staff.class);
    }

    private static StaffDraft draft(String email, Set<Role> roles) {
        return draft(email, "Sales", roles);
    }

    private static StaffDraft draft(String email, String department, Set<Role> roles) {
        return new StaffDraft(
                "Somebody Else",
                email,
                Optional.of(department),
                Optional.empty(),
                Locale.ENGLISH,
                ZoneId.of("Europe/Madrid"),
                roles);
    }
}
