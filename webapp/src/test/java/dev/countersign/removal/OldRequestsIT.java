package dev.countersign.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.StoredCopies;
import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.AuditRemoval;
import dev.countersign.audit.Verification;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.ProviderLogouts;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import tools.jackson.databind.json.JsonMapper;

@SpringJUnitConfig(Services.class)
class OldRequestsIT {

    private static final Retention FOR_EVER = new Retention(Optional.empty());

    private static final List<String> TABLES = List.of(
            "request",
            "request_revision",
            "request_step_result",
            "request_word",
            "comment",
            "comment_mention",
            "decision_mention",
            "act_mention",
            "approval",
            "assignment",
            "decision",
            "approval_act",
            "notification");

    private final ApplicationContext context;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final TenantId acme;
    private final Actor elena;
    private final Actor marta;
    private final Actor ana;
    private final TemplateVersionId template;
    private final OldRequests inFiveYears;

    @Autowired
    OldRequestsIT(
            ApplicationContext context, TenantTransaction transaction, JdbcClient sql, Organisation organisation) {
        this.context = context;
        this.transaction = transaction;
        this.sql = sql;
        this.acme = organisation.found();
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.marta = organisation.employee(acme, "Marta Ruiz");
        this.ana = organisation.employee(acme, "Ana Torres", marta);
        this.template =
                ((PublishResult.Published) get(Templates.class).publish(elena, PurchaseTemplate.definition())).id();
        this.inFiveYears = new OldRequests(
                get(RemovalRepository.class),
                get(RequestsCopy.class),
                get(StoredCopies.class),
                get(AttachedFiles.class),
                get(AuditRemoval.class),
                transaction,
                get(TimeOrderedIds.class),
                Clock.offset(Clock.systemUTC(), Duration.ofDays(5 * 366)));
    }

    @Test
    void whatWasClosedLongAgoIsExportedAndRemovedAndTheLogStillVerifies() throws Exception {
        RequestId old = closed("Old laptops");
        RequestId open = submit("Open laptops");
        keep(3);

        assertThat(inFiveYears.batch(acme, 10)).isEqualTo(1);

        for (String table : TABLES) {
            assertThat(count("select count(*) from " + table))
                    .as(table)
                    .isEqualTo(table.startsWith("request") ? rowsOf(table, open) : 0);
        }
        assertThat(get(AuditLog.class).verify(elena)).isInstanceOf(Verification.Intact.class);
        List<AuditEntry> left = get(AuditLog.class).ofRequest(acme, old.value());
        assertThat(left)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.content()).isEqualTo("{}"));
        Removal removal = get(Removals.class).newest(elena, Optional.empty()).getFirst();
        assertThat(removal.subjects()).isEqualTo(1);
        assertThat(removal.years()).as("the reason, in any language").contains(3);
        assertThat(removal.entries()).isEqualTo(left.size());
        byte[] copy = copy(removal);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(copy)))
                .isEqualTo(removal.copy().orElseThrow().sha256());
        String text = new String(unzipped(copy), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("Old laptops", "Fine by me", "One comment", "request.submitted")
                .doesNotContain("Open laptops");
        assertThat(inFiveYears.batch(acme, 10)).as("nothing is left").isZero();
    }

    @Test
    void withoutARetentionNothingIsRemovedAndNothingEarlierThanIt() throws IOException {
        closed("Old laptops");
        assertThat(inFiveYears.batch(acme, 10)).isZero();
        keep(9);
        assertThat(inFiveYears.batch(acme, 10)).isZero();
        assertThat(count("select count(*) from request")).isEqualTo(1);
    }

    @Test
    void aRunStopsAtItsBudgetAndTheNextOneGoesOn() throws IOException {
        closed("One");
        closed("Two");
        closed("Three");
        keep(1);
        assertThat(inFiveYears.batch(acme, 2)).isEqualTo(2);
        assertThat(inFiveYears.batch(acme, 2)).isEqualTo(1);
        assertThat(get(AuditLog.class).verify(elena)).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void onlyAdministratorsChooseTheRetention() {
        assertThat(get(Removals.class).keep(ana, FOR_EVER, Optional.of(3)))
                .isInstanceOf(RetentionResult.NotAllowed.class);
        assertThat(get(Removals.class).keep(elena, FOR_EVER, Optional.of(0)))
                .isInstanceOf(RetentionResult.OutOfRange.class);
        assertThat(get(Removals.class).retention(ana)).isEmpty();
        keep(2);
        assertThat(get(Removals.class).retention(elena)).contains(new Retention(Optional.of(2)));
    }

    @Test
    void aPersonIsErasedOnlyAfterTheyHaveLeftAndTheirRequestsStay() {
        RequestId request = closed("Laptops of Ana");
        PersonalRecords data = get(PersonalRecords.class);
        assertThat(data.erase(elena, ana.person(), "asked")).isInstanceOf(EraseResult.StillActive.class);
        assertThat(data.erase(elena, elena.person(), "asked")).isInstanceOf(EraseResult.NotAllowed.class);
        assertThat(data.erase(marta, ana.person(), "asked")).isInstanceOf(EraseResult.NotAllowed.class);
        get(ProviderLogouts.class).add(acme, ana.person(), Optional.of("session"), Instant.now(), Duration.ofHours(12));
        transaction.run(
                acme,
                () -> sql.sql("update person set active = false where person_id = ?")
                        .param(ana.person().value())
                        .update());

        assertThat(data.erase(elena, ana.person(), "  ")).isInstanceOf(EraseResult.ReasonMissing.class);
        assertThat(data.erase(elena, ana.person(), "asked by letter")).isInstanceOf(EraseResult.Erased.class);
        assertThat(data.erase(elena, ana.person(), "asked again")).isInstanceOf(EraseResult.NotFound.class);

        Person erased = get(People.class).find(acme, ana.person()).orElseThrow();
        assertThat(erased.name()).as("without a reader").matches("Erased person [0-9a-f]{6}");
        assertThat(asReadBy("en", ana)).matches("Erased person [0-9a-f]{6}");
        assertThat(asReadBy("es", ana)).matches("Persona borrada [0-9a-f]{6}");
        transaction.run(
                acme, () -> sql.sql("update tenant set languages = 'en'").update());
        assertThat(asReadBy("es", ana)).as("a language that is not offered").startsWith("Erased person ");
        assertThat(erased.email()).endsWith("@erased.invalid");
        assertThat(get(AuditLog.class).ofRequest(acme, request.value()))
                .allSatisfy(entry -> assertThat(entry.removal()).isNull());
        assertThat(get(AuditLog.class).verify(elena)).isInstanceOf(Verification.Intact.class);
        assertThat(count("select count(*) from rights_change where details like '%ana%'"))
                .isZero();
        assertThat(count("select count(*) from provider_logout")).isZero();
        assertThat(count("select count(*) from audit_entry where content like '%ana.torres@%'"))
                .isZero();
    }

    /** The page shows the list, and only the log is signed. */
    @Test
    void theListOfRemovalsIsComparedWithTheLog() throws IOException {
        closed("Old laptops");
        keep(3);
        assertThat(inFiveYears.batch(acme, 10)).isEqualTo(1);
        long entry = count("select sequence from audit_entry where kind = 'request.removed'");
        for (String altered : List.of(
                "reason = 'something else'",
                "subjects = 9",
                "entries = entries + 1",
                "done_at = done_at - interval '1 day'",
                "kind = 'PERSON'",
                "copy_sha256 = repeat('0', 64)",
                "by_id = (select person_id from person limit 1)")) {
            assertThat(verifiedAfter("update removal set " + altered))
                    .as(altered)
                    .isEqualTo(new Verification.Broken(entry, Verification.Fault.REMOVAL_ALTERED));
        }
        assertThat(verifiedAfter("delete from removal"))
                .isEqualTo(new Verification.Broken(entry, Verification.Fault.REMOVAL_ALTERED));
        assertThat(verifiedAfter("""
                        insert into removal (tenant_id, removal_id, kind, begun_at, done_at, reason)
                        select tenant_id, gen_random_uuid(), 'PERSON', now(), now(), 'made up' from tenant
                        """)).isEqualTo(new Verification.Broken(1, Verification.Fault.REMOVAL_UNKNOWN));
        assertThat(get(AuditLog.class).verify(elena)).as("put back each time").isInstanceOf(Verification.Intact.class);
        transaction.run(acme, () -> run("""
                        insert into removal (tenant_id, removal_id, kind, begun_at, reason)
                        select tenant_id, gen_random_uuid(), 'REQUESTS', now(), 'begun' from tenant
                        """));
        assertThat(get(AuditLog.class).verify(elena))
                .as("one that was interrupted is no removal")
                .isInstanceOf(Verification.Intact.class);
    }

    /** What the check finds after a change of the list, which is put back. */
    private Verification verifiedAfter(String change) {
        String kept = transaction.call(
                acme,
                () -> sql.sql("select jsonb_agg(removal)::text from removal")
                        .query(String.class)
                        .single());
        transaction.run(acme, () -> run(change));
        Verification found = get(AuditLog.class).verify(elena);
        transaction.run(acme, () -> {
            run("delete from removal");
            run("insert into removal select * from jsonb_populate_recordset(null::removal, ?::jsonb)", kept);
        });
        return found;
    }

    /** The name of a person, as Elena reads it. */
    private String asReadBy(String language, Actor person) {
        transaction.run(
                acme,
                () -> sql.sql("update person set language = ? where person_id = ?")
                        .params(language, elena.person().value())
                        .update());
        return get(ActorTransaction.class)
                .call(
                        elena,
                        _ -> get(People.class)
                                .find(acme, person.person())
                                .orElseThrow()
                                .called());
    }

    @Test
    void everythingAboutAPersonIsExportedAsJson() throws IOException {
        closed("Laptops of Ana");
        PersonalRecords data = get(PersonalRecords.class);
        assertThat(data.beginExport(marta, ana.person())).isFalse();
        assertThat(data.beginExport(elena, ana.person())).isTrue();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        data.export(elena, ana.person(), out);
        var json = JsonMapper.shared().readTree(out.toByteArray());
        assertThat(json.path("about").path("person").path("name").asString()).isEqualTo("Ana Torres");
        assertThat(json.path("requests").size()).isEqualTo(1);
        assertThat(json.path("comments").size()).isEqualTo(1);
        assertThat(json.path("auditLog").size()).isGreaterThan(1);
    }

    @Test
    void anExportHasWhatTheDirectoryAndTheMailServerSaidAndWhatThePersonIsWriting() throws IOException {
        RequestId request = closed("Laptops of Ana");
        UUID draft = UUID.randomUUID();
        UUID person = ana.person().value();
        transaction.run(acme, () -> {
            run(
                    "insert into scim_user (tenant_id, person_id, user_name, external_id) values (?, ?, 'ana.t', 'EXT-77')",
                    acme.value(),
                    person);
            run(
                    "insert into mail_refusal (tenant_id, person_id, address, kind, detail, refused_at)"
                            + " values (?, ?, 'ana@acme.test', 'PERMANENT', '550 unknown', now())",
                    acme.value(),
                    person);
            run(
                    "insert into request_edit (tenant_id, request_id, revision, form, submitted_at) values (?, ?, 1, '{}', now())",
                    acme.value(),
                    request.value());
            run(
                    "insert into template_draft (tenant_id, draft_id, name, edition, position, begun_by, begun_at, changed_by, changed_at)"
                            + " values (?, ?, 'Travel', 1, 1, ?, now(), ?, now())",
                    acme.value(),
                    draft,
                    person,
                    person);
            run(
                    "insert into template_draft_edit (tenant_id, draft_id, position, yaml, edited_by, edited_at)"
                            + " values (?, ?, 1, 'mine', ?, now()), (?, ?, 2, 'of Elena', ?, now())",
                    acme.value(),
                    draft,
                    person,
                    acme.value(),
                    draft,
                    elena.person().value());
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        get(PersonalRecords.class).export(elena, ana.person(), out);

        var json = JsonMapper.shared().readTree(out.toByteArray());
        assertThat(json.at("/about/directory/external_id").asString()).isEqualTo("EXT-77");
        assertThat(json.at("/about/directory/user_name").asString()).isEqualTo("ana.t");
        assertThat(json.at("/about/refusedMail/detail").asString()).isEqualTo("550 unknown");
        assertThat(json.at("/acts/0/kind").asString()).isEqualTo("NUDGED");
        assertThat(json.at("/changesBeingSent/0/request_id").asString())
                .isEqualTo(request.value().toString());
        assertThat(json.at("/templateDrafts/0/edits").size()).isEqualTo(1);
        assertThat(json.at("/templateDrafts/0/edits/0/yaml").asString()).isEqualTo("mine");
        assertThat(json.path("publishedTemplates").isEmpty()).isTrue();
    }

    private void mention(String where, UUID id) {
        run(
                "insert into %1$s_mention (tenant_id, %1$s_id, person_id, written) values (?, ?, ?, '@Elena Prado')"
                        .formatted(where),
                acme.value(),
                id,
                elena.person().value());
    }

    /** With a row in every table that a request has. */
    private RequestId closed(String title) {
        RequestId id = submit(title);
        UUID approval = UUID.randomUUID();
        UUID assignment = UUID.randomUUID();
        UUID comment = UUID.randomUUID();
        UUID decision = UUID.randomUUID();
        UUID act = UUID.randomUUID();
        transaction.run(acme, () -> {
            run(
                    "insert into approval (tenant_id, approval_id, request_id, revision, step, visit, status, outcome, opened_at, closed_at)"
                            + " values (?, ?, ?, 1, 'manager', 1, 'VOID', null, now(), now())",
                    acme.value(),
                    approval,
                    id.value());
            run(
                    "insert into assignment (tenant_id, assignment_id, approval_id, person_id, template_id, reason, status, assigned_at)"
                            + " select ?, ?, ?, ?, template_id, '{}', 'DECIDED', now() from template",
                    acme.value(),
                    assignment,
                    approval,
                    marta.person().value());
            run(
                    "insert into decision (tenant_id, decision_id, approval_id, assignment_id, person_id, verdict, comment, revision, idempotency,"
                            + " decided_at, undo_until) values (?, ?, ?, ?, ?, 'APPROVE', 'Fine by me', 1, ?, now(), now())",
                    acme.value(),
                    decision,
                    approval,
                    assignment,
                    marta.person().value(),
                    UUID.randomUUID());
            run(
                    "insert into approval_act (tenant_id, act_id, approval_id, kind, person_id, acted_at) values (?, ?, ?, 'NUDGED', ?, now())",
                    acme.value(),
                    act,
                    approval,
                    ana.person().value());
            mention("decision", decision);
            mention("act", act);
            run(
                    "insert into request_step_result (tenant_id, request_id, step, result, recorded_at) values (?, ?, 'check', '{}', now())",
                    acme.value(),
                    id.value());
            run(
                    "insert into comment (tenant_id, comment_id, request_id, author_id, text, written_at, idempotency) values (?, ?, ?, ?, 'One comment', now(), ?)",
                    acme.value(),
                    comment,
                    id.value(),
                    ana.person().value(),
                    UUID.randomUUID());
            run(
                    "insert into notification (tenant_id, notification_id, dedupe_key, recipient_id, kind, request_id, approval_id, payload, created_at)"
                            + " values (?, ?, ?, ?, 'ASSIGNED', ?, ?, '{}', now())",
                    acme.value(),
                    UUID.randomUUID(),
                    approval.toString(),
                    marta.person().value(),
                    id.value(),
                    approval);
            run("update request set status = 'APPROVED', closed_at = now() where request_id = ?", id.value());
        });
        return id;
    }

    private void run(String statement, Object... parameters) {
        sql.sql(statement).params(parameters).update();
    }

    private RequestId submit(String title) {
        var form = PurchaseTemplate.filledIn();
        form.put("item", title);
        return ((SubmitResult.Submitted)
                        get(RequestService.class).submit(ana, new Submission(UUID.randomUUID(), template, form)))
                .id();
    }

    private int rowsOf(String table, RequestId request) {
        return count("select count(*) from " + table + " where request_id = '" + request + "'");
    }

    private int count(String query) {
        return transaction.call(acme, () -> sql.sql(query).query(Integer.class).single());
    }

    private void keep(int years) {
        assertThat(get(Removals.class)
                        .keep(elena, get(Removals.class).retention(elena).orElseThrow(), Optional.of(years)))
                .isInstanceOf(RetentionResult.Saved.class);
    }

    private byte[] copy(Removal removal) throws IOException {
        try (InputStream bytes = get(Removals.class).copy(elena, removal.id()).orElseThrow()) {
            return bytes.readAllBytes();
        }
    }

    private static byte[] unzipped(byte[] file) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (zip.getNextEntry() != null) {
                zip.transferTo(all);
            }
        }
        return all.toByteArray();
    }

    private <T> T get(Class<T> type) {
        return context.getBean(type);
    }
}
