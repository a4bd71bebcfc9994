package dev.countersign.insight;

import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what the tables of requests and approvals can hold, in any order in which the product can write it. Each act is one transaction. */
final class History {

    private static final List<String> ENDS = List.of("APPROVED", "DENIED", "WITHDRAWN", "EXPIRED", "FAILED");
    private static final List<String> OUTCOMES = List.of("APPROVED", "DENIED", "EXPIRED", "CHANGES_REQUESTED");
    private static final int HOURS = 300 * 24;

    private record Request(UUID id, Instant at) {}

    private record Approval(UUID id, UUID request, Instant at) {}

    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final TenantId tenant;
    private final List<UUID> versions;
    private final List<Actor> people;
    private final RandomGenerator random;
    private final Instant now;
    private final List<Request> requests = new ArrayList<>();
    private final List<Approval> approvals = new ArrayList<>();

    History(
            TenantTransaction transaction,
            JdbcClient sql,
            TenantId tenant,
            List<UUID> versions,
            List<Actor> people,
            RandomGenerator random,
            Instant now) {
        this.transaction = transaction;
        this.sql = sql;
        this.tenant = tenant;
        this.versions = versions;
        this.people = people;
        this.random = random;
        this.now = now;
    }

    void act() {
        transaction.run(tenant, () -> {
            switch (requests.isEmpty() ? 0 : random.nextInt(10)) {
                case 0, 1 -> submit();
                case 2, 3 -> open(any(requests));
                case 4, 5, 6 -> withApproval(this::settle);
                case 7 -> withApproval(this::undo);
                case 8 -> withApproval(random.nextBoolean() ? this::answer : this::callOff);
                default -> end(any(requests));
            }
        });
    }

    private void withApproval(java.util.function.Consumer<Approval> act) {
        if (approvals.isEmpty()) {
            open(any(requests));
        } else {
            act.accept(any(approvals));
        }
    }

    private void submit() {
        Request request = new Request(UUID.randomUUID(), now.minusSeconds(3600L * random.nextInt(HOURS)));
        requests.add(request);
        sql.sql("""
                        insert into request (tenant_id, request_id, submission_id, template_version_id, number, title, requester_id, status,
                          requester_facts, submitted_at, changed_at)
                        values (?, ?, gen_random_uuid(), ?, ?, 'Laptops', ?, 'IN_PROGRESS', ?::jsonb, ?, ?)
                        """)
                .params(
                        tenant.value(),
                        request.id,
                        any(versions),
                        "PR-" + request.id,
                        any(people).person().value(),
                        random.nextBoolean() ? "{\"department\": \"Legal\"}" : "{}",
                        Timestamp.from(request.at),
                        Timestamp.from(request.at))
                .update();
    }

    private void open(Request request) {
        String step = random.nextInt(8) == 0 ? "revise" : "step-" + random.nextInt(2);
        Approval approval =
                new Approval(UUID.randomUUID(), request.id, request.at.plusSeconds(random.nextInt(200) * 3600L));
        approvals.add(approval);
        sql.sql("""
                        insert into approval (tenant_id, approval_id, request_id, revision, step, visit, status, opened_at, due_at)
                        values (?, ?, ?, 1, ?, ?, 'OPEN', ?, ?)
                        """)
                .params(
                        tenant.value(),
                        approval.id,
                        request.id,
                        step,
                        approvals.size(),
                        Timestamp.from(approval.at),
                        Timestamp.from(approval.at.plusSeconds(48 * 3600)))
                .update();
        if (!step.equals("revise")) {
            Set<Actor> asked = new HashSet<>(List.of(any(people), any(people)));
            asked.forEach(person -> assign(approval, person));
        }
    }

    private void assign(Approval approval, Actor person) {
        String reason = any(
                List.of(
                        "{\"kind\": \"MANAGER\", \"args\": []}",
                        "{\"kind\": \"GROUP\", \"args\": [\"finance\"]}",
                        "{\"key\": \"why.group\", \"args\": [\"legal\"]}",
                        "[{\"kind\": \"GROUP\", \"args\": [\"finance\"]}, {\"kind\": \"GROUP\", \"args\": [\"legal\"], \"panel\": 1}]"));
        sql.sql("""
                        insert into assignment (tenant_id, assignment_id, approval_id, template_id, person_id, reason, status, due_at, assigned_at)
                        select a.tenant_id, gen_random_uuid(), a.approval_id, v.template_id, ?, ?::jsonb, 'OPEN', a.due_at, a.opened_at
                        from approval a join request r using (tenant_id, request_id) join template_version v using (tenant_id, template_version_id)
                        where a.approval_id = ?
                        """).params(person.person().value(), reason, approval.id).update();
    }

    private void settle(Approval approval) {
        Instant at = approval.at.plusSeconds(60L * random.nextInt(100 * 60));
        String outcome = any(OUTCOMES);
        boolean settled = sql.sql(
                                "update approval set status = 'SETTLED', outcome = ?, closed_at = ? where approval_id = ? and status = 'OPEN'")
                        .params(outcome, Timestamp.from(at), approval.id)
                        .update()
                == 1;
        if (settled && !outcome.equals("EXPIRED") && random.nextInt(5) > 0) {
            sql.sql("""
                            insert into decision (tenant_id, decision_id, approval_id, assignment_id, person_id, verdict, comment, revision,
                              idempotency, decided_at, undo_until)
                            select tenant_id, gen_random_uuid(), approval_id, assignment_id, person_id, :verdict, 'Why?', 1, gen_random_uuid(),
                              :at, :at
                            from assignment s where approval_id = :approval
                              and not exists (select from decision d where d.assignment_id = s.assignment_id and d.undone_at is null) limit 1
                            """)
                    .params(Map.of(
                            "verdict",
                            outcome.equals("CHANGES_REQUESTED") ? "REQUEST_CHANGES" : "APPROVE",
                            "at",
                            Timestamp.from(at),
                            "approval",
                            approval.id))
                    .update();
        }
    }

    private void undo(Approval approval) {
        sql.sql("update decision set undone_at = decided_at where approval_id = ? and undone_at is null")
                .param(approval.id)
                .update();
        sql.sql(
                        "update approval set status = 'OPEN', outcome = null, closed_at = null, answer_at = null, answering_at = null, answered_at = null where approval_id = ?")
                .param(approval.id)
                .update();
    }

    private void answer(Approval approval) {
        sql.sql(
                        "update approval set status = 'ANSWERED', answer_at = closed_at, answering_at = closed_at, answered_at = closed_at where approval_id = ? and status = 'SETTLED'")
                .param(approval.id)
                .update();
    }

    private void callOff(Approval approval) {
        sql.sql(
                        "update approval set status = 'VOID', outcome = null, answer_at = null, answering_at = null, answered_at = null, closed_at = coalesce(closed_at, ?) where approval_id = ?")
                .params(Timestamp.from(now), approval.id)
                .update();
    }

    /** Or, if it has ended, continues it, as a retry does. */
    private void end(Request request) {
        sql.sql("""
                        update request set
                          status = case when closed_at is null then ? else 'IN_PROGRESS' end,
                          closed_at = case when closed_at is null then ? else null::timestamptz end
                        where request_id = ?
                        """)
                .params(any(ENDS), Timestamp.from(request.at.plusSeconds(60L * random.nextInt(60_000))), request.id)
                .update();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
