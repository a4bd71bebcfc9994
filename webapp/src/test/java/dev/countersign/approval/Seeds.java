package dev.countersign.approval;

import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills the tables of a company with more requests than a test could submit. */
final class Seeds {

    private final Company company;

    Seeds(Company company) {
        this.company = company;
    }

    /** Requests of one person that wait for another, due within the next days. */
    void open(int requests, Actor requester, Actor asked) {
        insert(requests, requester, asked, "IN_PROGRESS", "OPEN", "OPEN", 1);
    }

    /** The same, of which one in four is overdue. */
    void late(int requests, Actor requester, Actor asked) {
        insert(requests, requester, asked, "IN_PROGRESS", "OPEN", "OPEN", -24);
    }

    /** Requests of one person that ended without an answer of another. */
    void closed(int requests, Actor requester, Actor asked) {
        insert(requests, requester, asked, "WITHDRAWN", "VOID", "VOID", -24);
    }

    private void insert(
            int requests,
            Actor requester,
            Actor asked,
            String status,
            String approvalStatus,
            String assignmentStatus,
            int earliest) {
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("""
                        with made as (
                          insert into request (tenant_id, request_id, submission_id, template_version_id, number, title, requester_id,
                            status, submitted_at, changed_at, closed_at)
                          select :tenant, uuidv7(), gen_random_uuid(), :version, gen_random_uuid()::text, 'Seeded ' || i, :requester,
                            :status, now(), now(), case when :status = 'WITHDRAWN' then now() end
                          from generate_series(1, :requests) i
                          returning request_id),
                        revised as (
                          insert into request_revision (tenant_id, request_id, revision, form, submitted_by, submitted_at)
                          select :tenant, request_id, 1, '{"item": "Seeded"}', :requester, now() from made),
                        waiting as (
                          insert into approval (tenant_id, approval_id, request_id, revision, step, visit, status, opened_at, due_at,
                            closed_at)
                          select :tenant, uuidv7(), request_id, 1, 'manager', 1, :approvalStatus, now(),
                            now() + (random() * 96 + :earliest) * interval '1 hour',
                            case when :approvalStatus = 'VOID' then now() end
                          from made
                          returning approval_id, due_at)
                        insert into assignment (tenant_id, assignment_id, approval_id, template_id, person_id, reason, status, due_at,
                          assigned_at)
                        select :tenant, uuidv7(), approval_id,
                          (select template_id from template_version where template_version_id = :version), :asked,
                          '{"key": "why.fixed", "args": []}', :assignmentStatus, due_at, now()
                        from waiting
                        """)
                                .param("tenant", company.tenant.value())
                                .param("version", company.version().value())
                                .param("requester", requester.person().value())
                                .param("asked", asked.person().value())
                                .param("status", status)
                                .param("approvalStatus", approvalStatus)
                                .param("assignmentStatus", assignmentStatus)
                                .param("earliest", earliest)
                                .param("requests", requests)
                                .update());
    }
}
