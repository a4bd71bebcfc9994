package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffResult;
import dev.countersign.away.AbsenceId;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.text.Text;
import dev.countersign.listing.Range;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Role;
import dev.countersign.removal.EraseResult;
import dev.countersign.removal.PersonalRecords;
import dev.countersign.request.CancelResult;
import dev.countersign.request.Cancellation;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.testing.Organisation;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody did and got everything that one can, left, and is erased: nothing that the product wrote has their name any more. */
class ErasedPersonIT {

    /** The columns that may still have the name, and why. */
    private static final Map<String, String> TYPED = Map.of(
            "comment.text", "what people typed",
            "comment_mention.written", "what of it names somebody",
            "audit_entry.content", "what people typed, as it was typed");

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open(Revisable.template(GoesOn.START));
    private final Revisable revisable = new Revisable(company);
    private final Actor zenobia =
            company.get(Organisation.class).employee(company.tenant, "Zenobia Quill", company.nuria);
    private final Actor otto = company.get(Organisation.class).employee(company.tenant, "Otto Berg", zenobia);

    @Test
    void nothingThatTheProductWroteHasTheirName() {
        becomesAdministrator();
        List<RequestId> requests =
                List.of(delegated(), sentBack(), cancelled(), reassigned(), stoodIn(), denied(), asked());
        RequestId mentioned = mentioned();
        refusesLetters();
        leavesAndIsErased();

        assertThat(columnsWith("zenobia|quill")).isSubsetOf(TYPED.keySet()).contains("comment.text");
        for (Actor reader : List.of(otto, company.ana, company.marta, company.carlos, company.elena)) {
            requests.forEach(request -> assertThat(page(reader, request)).doesNotContain("Zenobia", "zenobia"));
            assertThat(company.inbox(reader).toString()).doesNotContain("Zenobia");
            assertThat(bell(reader)).doesNotContain("Zenobia");
        }
        assertThat(page(company.elena, mentioned)).contains("Erased person");
        assertThat(company.get(PersonalRecords.class).erase(company.elena, zenobia.person(), "Again"))
                .isEqualTo(new EraseResult.NotFound());
    }

    @Test
    void whoeverIsNamedBesideThemReadsTheirPseudonymInTheBell() {
        RequestId request = delegated();
        company.get(RequestService.class)
                .comment(otto, request, "@Zenobia Quill and @Carlos Vega, the blue ones", UUID.randomUUID());
        assertThat(company.get(Handovers.class)
                        .delegate(
                                company.carlos,
                                company.waitingAt(request, "manager"),
                                company.marta.person(),
                                "@Zenobia Quill knows more"))
                .isInstanceOf(HandoverResult.HandedOver.class);
        assertThat(bell(company.carlos)).contains("@Zenobia Quill and");
        assertThat(bell(company.marta)).contains("name=Carlos Vega", "text=@Zenobia Quill knows more");

        leavesAndIsErased();

        assertThat(bell(company.carlos))
                .containsPattern("@Erased person \\w+ and @Carlos Vega, the blue ones")
                .doesNotContain("Zenobia");
        assertThat(bell(company.marta))
                .containsPattern("name=Carlos Vega.*text=@Erased person \\w+ knows more")
                .doesNotContain("Zenobia");
    }

    @Test
    void noTemplateHasTheirAddressesAlsoNoneThatIsOutOfDate() {
        becomesAdministrator();
        company.publish(new TemplateDefinition(
                "berth",
                Text.of("Berth"),
                Text.of("Ask zenobia@quill.test. Not anzenobia@quill.test."),
                "BE",
                Text.of("item"),
                Purchase.template().form(),
                List.of(Purchase.approval("pilot", new Approvers.FixedPerson("zenobia@quill.test")))));
        company.asSuperuser()
                .sql("update template_version set source = '# Zenobia@quill.test decides'")
                .update();
        company.asSuperuser()
                .sql(
                        "insert into template_draft select tenant_id, person_id, null, null, 'Berth', 1, 1, person_id, now(), person_id, now()"
                                + " from person where administrator limit 1")
                .update();
        company.asSuperuser()
                .sql(
                        "insert into template_draft_edit select tenant_id, draft_id, 1, 'person: zenobia@quill.test', begun_by, now()"
                                + " from template_draft")
                .update();
        leavesAndIsErased();

        String pseudonym = "erased-%s@".formatted(zenobia.person());
        assertThat(company.count("select count(*) from template_version where definition::text like '%\"" + pseudonym
                        + "%' and source like '# " + pseudonym + "% decides'"))
                .as("what asked them before")
                .isEqualTo(1);
        assertThat(company.count("select count(*) from template_version where definition::text like '%Ask " + pseudonym
                        + "%. Not anzenobia@quill.test.%'"))
                .as("the address of somebody else stays, in both versions")
                .isEqualTo(2);
        assertThat(company.count(
                        "select count(*) from template_draft_edit where yaml like 'person: " + pseudonym + "%'"))
                .isEqualTo(1);
    }

    private String bell(Actor reader) {
        return company.get(NotificationCenter.class)
                .page(reader, Range.first())
                .rows()
                .toString();
    }

    private void becomesAdministrator() {
        StaffDraft now = StaffDraft.of(
                company.get(People.class).find(company.tenant, zenobia.person()).orElseThrow());
        company.clock.advance(Duration.ofMinutes(1));
        assertThat(company.change(
                        company.elena,
                        zenobia.person(),
                        new StaffDraft(
                                now.name(),
                                "zenobia@quill.test",
                                now.department(),
                                now.manager(),
                                Locale.ENGLISH,
                                ZoneId.of("Europe/Madrid"),
                                Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR))))
                .isInstanceOf(StaffResult.Saved.class);
    }

    private RequestId delegated() {
        RequestId request = company.submit(otto);
        AbsentPeople.delegate(company, zenobia, company.waitingAt(request, "manager"), company.carlos);
        return request;
    }

    private RequestId sentBack() {
        RequestId request = company.submit(otto);
        revisable.sendBack(zenobia, company.waitingAt(request, "manager"), 1, "Which colour?");
        company.deliver(company.taskOf(request, 1, HumanTask.REVISE));
        return request;
    }

    private RequestId cancelled() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");
        assertThat(company.get(Cancellation.class).cancel(zenobia, request, "Bought by another team"))
                .isInstanceOf(CancelResult.Cancelled.class);
        return request;
    }

    private RequestId reassigned() {
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "manager");
        assertThat(company.get(Handovers.class)
                        .reassign(zenobia, approval, company.marta.person(), company.carlos.person(), "Too much to do"))
                .isInstanceOf(HandoverResult.HandedOver.class);
        return request;
    }

    private RequestId stoodIn() {
        AbsenceId absence = AbsentPeople.goesAway(company, company.marta, zenobia);
        RequestId request = company.submit(company.ana);
        assertThat(company.approve(zenobia, company.waitingAt(request, "manager")))
                .isInstanceOf(DecideResult.Recorded.class);
        company.letUndoWindowPass();
        AbsentPeople.isBack(company, company.marta, absence);
        return request;
    }

    /** A request of theirs. */
    private RequestId denied() {
        RequestId request = company.submit(zenobia);
        ApprovalId approval = company.waitingAt(request, "manager");
        company.get(RequestService.class).comment(zenobia, request, "Soon, please.", UUID.randomUUID());
        company.get(Nudges.class).nudge(zenobia, request);
        assertThat(company.deny(company.nuria, approval, "Not this year")).isInstanceOf(DecideResult.Recorded.class);
        company.letUndoWindowPass();
        return request;
    }

    /** Waits when they leave. */
    private RequestId asked() {
        RequestId request = company.submit(otto);
        company.waitingAt(request, "manager");
        return request;
    }

    private RequestId mentioned() {
        RequestId request = company.submit(otto);
        company.waitingAt(request, "manager");
        company.get(RequestService.class).comment(otto, request, "@Zenobia Quill, the blue ones", UUID.randomUUID());
        return request;
    }

    /** As {@link BouncesIT} brings it about. */
    private void refusesLetters() {
        company.asSuperuser()
                .sql("""
                        insert into mail_refusal (tenant_id, person_id, address, kind, detail, refused_at)
                        values (?, ?, 'zenobia@quill.test', 'PERMANENT', '550 5.1.1 zenobia@quill.test is unknown', now())
                        """)
                .params(company.tenant.value(), zenobia.person().value())
                .update();
    }

    private void leavesAndIsErased() {
        assertThat(company.get(Staff.class)
                        .leave(company.elena, zenobia.person(), Optional.of(company.carlos.person()), "Has left"))
                .isInstanceOf(StaffResult.Left.class);
        company.runDueCalls();
        company.runDueCalls();
        assertThat(company.get(PersonalRecords.class).erase(company.elena, zenobia.person(), "asked by letter"))
                .isInstanceOf(EraseResult.Erased.class);
    }

    private String page(Actor reader, RequestId request) {
        Optional<RequestCase> page = company.get(RequestService.class).open(reader, request);
        List<String> cases = company.rows(request).stream()
                .flatMap(row -> company.approvals().open(reader, row.id()).stream())
                .map(ApprovalCase::toString)
                .toList();
        return page + " " + cases;
    }

    private record Column(String table, String name, String type) {

        String text() {
            return type.equals("bytea") ? "encode(\"%s\", 'escape')".formatted(name) : "\"%s\"::text".formatted(name);
        }
    }

    /** Every column of every table that can hold a text. */
    private List<String> columnsWith(String pattern) {
        JdbcClient sql = company.asSuperuser();
        return sql
                .sql("""
                        select c.table_name, c.column_name, c.data_type from information_schema.columns c
                          join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                          and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea')
                        """)
                .query((row, index) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .filter(column -> sql.sql("""
                                select exists (select from "%s" where %s ~* :pattern)
                                """.formatted(column.table(), column.text()))
                        .param("pattern", pattern)
                        .query(Boolean.class)
                        .single())
                .map(column -> column.table() + "." + column.name())
                .toList();
    }
}
