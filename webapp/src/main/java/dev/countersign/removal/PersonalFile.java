package dev.countersign.removal;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything about one person as a JSON object, written part by part. */
@Component
class PersonalFile {

    private static final int PAGE = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A list of the object: its name, and a statement that reads a page of it, with the id of each row and its JSON. */
    private record Section(String name, String statement) {

        static Section of(String name, String columns, String from, String id) {
            return new Section(
                    name,
                    "select %s as id, %s::text as row from %s and %s > :after order by %s limit :most"
                            .formatted(id, columns, from, id, id));
        }
    }

    private static final List<Section> SECTIONS = List.of(
            Section.of(
                    "requests",
                    "copy_of_request(r.request_id)",
                    "request r where r.requester_id = :person",
                    "r.request_id"),
            Section.of("decisions", "to_jsonb(d)", "decision d where d.person_id = :person", "d.decision_id"),
            Section.of("assignments", "to_jsonb(a)", "assignment a where a.person_id = :person", "a.assignment_id"),
            Section.of("comments", "to_jsonb(c)", "comment c where c.author_id = :person", "c.comment_id"),
            // Reminders, and approvals passed on or moved, by this person or to them; the notes are of whoever acted.
            Section.of(
                    "acts",
                    "case when a.person_id = :person then to_jsonb(a) else to_jsonb(a) - 'note' end",
                    "approval_act a where :person in (a.person_id, a.from_id, a.to_id)",
                    "a.act_id"),
            Section.of(
                    "changesBeingSent",
                    "to_jsonb(e)",
                    "request_edit e join request q using (tenant_id, request_id) where q.requester_id = :person",
                    "e.request_id"),
            Section.of("absences", "to_jsonb(a)", "absence a where a.person_id = :person", "a.absence_id"),
            Section.of(
                    "testCases",
                    "to_jsonb(c)",
                    "template_case c where (c.requester_id = :person or c.changed_by = :person)",
                    "c.case_id"),
            Section.of(
                    "accessTokens",
                    "to_jsonb(t) - 'token_hash'",
                    "access_token t where t.person_id = :person",
                    "t.token_id"),
            Section.of(
                    "programs",
                    "to_jsonb(p) - 'secret_hash'",
                    "program p where (p.acts_for = :person or p.created_by = :person)",
                    "p.program_id"),
            Section.of("templateDrafts", """
                    (to_jsonb(d) || jsonb_build_object('edits', (select coalesce(jsonb_agg(to_jsonb(e) order by e.position), '[]')
                      from template_draft_edit e where e.tenant_id = d.tenant_id and e.draft_id = d.draft_id and e.edited_by = :person)))""", """
                    template_draft d where (:person in (d.begun_by, d.changed_by) or exists (select from template_draft_edit e
                      where e.tenant_id = d.tenant_id and e.draft_id = d.draft_id and e.edited_by = :person))""", "d.draft_id"),
            Section.of(
                    "publishedTemplates",
                    "to_jsonb(v)",
                    "template_version v where v.published_by = :person",
                    "v.template_version_id"),
            Section.of(
                    "answersOfLinks",
                    "jsonb_build_object('approval', l.approval_id, 'answer', l.answer)",
                    "decision_link l where l.person_id = :person and l.answer is not null",
                    "l.link_id"),
            Section.of("drafts", "to_jsonb(d)", "request_draft d where d.person_id = :person", "d.submission_id"),
            Section.of(
                    "notifications",
                    "to_jsonb(n)",
                    "notification n where n.recipient_id = :person",
                    "n.notification_id"),
            Section.of("files", "to_jsonb(f)", "attachment f where f.uploaded_by = :person", "f.attachment_id"));

    private static final String PERSON = """
            select jsonb_build_object(
              'person', to_jsonb(p),
              'groups', (select coalesce(jsonb_agg(g.name), '[]') from group_member m join person_group g using (tenant_id, group_id)
                where m.person_id = p.person_id),
              'groupsBeforeLeaving', (select coalesce(jsonb_agg(g.name), '[]') from left_group l join person_group g using (tenant_id, group_id)
                where l.person_id = p.person_id),
              'formerAddresses', (select coalesce(jsonb_agg(jsonb_build_object('address', f.address, 'until', f.until) order by f.until), '[]')
                from former_address f where f.person_id = p.person_id),
              'directory', (select to_jsonb(u) from scim_user u where u.person_id = p.person_id),
              'refusedMail', (select to_jsonb(m) from mail_refusal m where m.person_id = p.person_id),
              'workingWeek', (select w.week from person_week w where w.person_id = p.person_id),
              'preferences', (select coalesce(jsonb_agg(to_jsonb(n)), '[]') from notification_preference n where n.person_id = p.person_id),
              'savedViews', (select coalesce(jsonb_agg(to_jsonb(v)), '[]') from saved_view v where v.person_id = p.person_id))::text
            from person p where p.person_id = :person
            """;

    private final JdbcClient sql;
    private final TenantTransaction transaction;
    private final AuditLog audit;

    PersonalFile(JdbcClient sql, TenantTransaction transaction, AuditLog audit) {
        this.sql = sql;
        this.transaction = transaction;
        this.audit = audit;
    }

    void write(TenantId tenant, PersonId person, OutputStream out) throws IOException {
        String about = transaction.call(
                tenant,
                () -> sql.sql(PERSON)
                        .param("person", person.value())
                        .query(String.class)
                        .single());
        text(out, "{\"about\":" + about);
        for (Section section : SECTIONS) {
            text(out, ",\n\"" + section.name() + "\":[");
            write(tenant, person, section, out);
            text(out, "]");
        }
        text(out, ",\n\"auditLog\":[");
        writeAudit(tenant, person, out);
        text(out, "]}\n");
    }

    private record Row(UUID id, String json) {}

    private void write(TenantId tenant, PersonId person, Section section, OutputStream out) throws IOException {
        UUID after = new UUID(0, 0);
        while (true) {
            UUID from = after;
            List<Row> page = transaction.call(
                    tenant,
                    () -> sql.sql(section.statement())
                            .param("person", person.value())
                            .param("after", from)
                            .param("most", PAGE)
                            .query((row, index) -> new Row(row.getObject("id", UUID.class), row.getString("row")))
                            .list());
            for (Row row : page) {
                text(
                        out,
                        (row.id().equals(page.getFirst().id()) && from.equals(new UUID(0, 0)) ? "\n" : ",\n")
                                + row.json());
            }
            if (page.size() < PAGE) {
                return;
            }
            after = page.getLast().id();
        }
    }

    private void writeAudit(TenantId tenant, PersonId person, OutputStream out) throws IOException {
        AuditFilter filter = new AuditFilter(
                Optional.of(person), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        long after = 0;
        List<AuditEntry> page;
        do {
            page = audit.inOrder(tenant, filter, after, Long.MAX_VALUE, PAGE);
            List<String> lines = new ArrayList<>();
            page.forEach(entry -> lines.add(line(entry)));
            text(out, (after > 0 && !page.isEmpty() ? ",\n" : "\n") + String.join(",\n", lines));
            after = page.isEmpty() ? after : page.getLast().sequence();
        } while (page.size() == PAGE);
    }

    private static String line(AuditEntry entry) {
        ObjectNode line = JSON.createObjectNode();
        line.put("sequence", entry.sequence());
        line.put("at", entry.at().toString());
        line.put("kind", entry.kind());
        line.put("actor", entry.actor() == null ? null : entry.actor().toString());
        line.put("request", entry.request() == null ? null : entry.request().toString());
        line.set("details", JSON.readTree(entry.content()));
        return JSON.writeValueAsString(line);
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
