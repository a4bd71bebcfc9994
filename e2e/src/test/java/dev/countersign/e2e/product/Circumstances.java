package dev.countersign.e2e.product;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** Creates situations that no person can create on a page: time passes, a step fails, the database refuses. */
public final class Circumstances {

    private final Product product;

    public Circumstances(Product product) {
        this.product = product;
    }

    /** No alarm is open: other people may have given cause for one. */
    public void forgetAlarms() throws IOException, SQLException {
        change("delete from alarm");
    }

    /** Makes all open approvals of this request overdue by some hours. */
    public void makeOverdue(String title) throws IOException, SQLException {
        change("""
                update approval set due_at = now() - interval '5 hours'
                where request_id in (select request_id from request where title = ?)
                """, title);
        change("""
                update assignment set due_at = now() - interval '5 hours'
                where approval_id in (select approval_id from approval join request using (request_id) where title = ?)
                """, title);
    }

    /**
     * Moves the clock of this request to its next reminder or, without reminders, to its due date: instead of waiting, all its times become so much earlier.
     *
     * @param call {@code remind-approvers} or {@code expire-approval}
     */
    public void waitUntil(String call, String title) throws IOException, SQLException {
        change("""
                with passing as (
                  select approval_id, (select execution_time - now() from scheduled_tasks t
                      where t.task_name = ? and t.task_instance like a.approval_id || '%'
                      order by execution_time limit 1) as passed
                  from approval a join request r using (tenant_id, request_id) where r.title = ? and a.status = 'OPEN'),
                approvals as (
                  update approval a set due_at = due_at - passed, opened_at = opened_at - passed
                  from passing p where a.approval_id = p.approval_id),
                assignments as (
                  update assignment s set due_at = due_at - passed from passing p where s.approval_id = p.approval_id)
                update scheduled_tasks t set execution_time = execution_time - passed
                from passing p where t.task_instance like p.approval_id || '%'
                """, call, title);
    }

    /** Somebody stops the execution of this request on the console of AWS, so that the request fails. */
    public void stopExecution(String title) throws IOException, SQLException {
        String request;
        try (Connection owner = product.database("countersign");
                PreparedStatement select = owner.prepareStatement("select request_id from request where title = ?")) {
            select.setString(1, title);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                request = rows.getString(1);
            }
        }
        try (SfnClient states = product.states()) {
            String execution = states.listStateMachinesPaginator().stateMachines().stream()
                    .flatMap(machine -> states
                            .listExecutionsPaginator(list -> list.stateMachineArn(machine.stateMachineArn()))
                            .executions()
                            .stream())
                    .filter(one -> one.name().equals(request))
                    .map(ExecutionListItem::executionArn)
                    .findFirst()
                    .orElseThrow();
            states.stopExecution(
                    stop -> stop.executionArn(execution).error("Operator").cause("stopped by mistake"));
        }
    }

    /** The other approval that one person is asked for in the same request: an inbox shows only one of them. */
    public String otherApproval(String approval) throws IOException, SQLException {
        try (Connection owner = product.database("countersign");
                PreparedStatement select = owner.prepareStatement("""
                        select o.approval_id from approval a join approval o using (tenant_id, request_id)
                          join assignment s on s.approval_id = a.approval_id
                          join assignment t on t.approval_id = o.approval_id and t.person_id = s.person_id
                        where a.approval_id = ?::uuid and o.approval_id <> a.approval_id
                        """)) {
            select.setString(1, approval);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new AssertionError("nobody is asked twice beside " + approval);
                }
                return rows.getString(1);
            }
        }
    }

    /** Changes the end of a request that has ended. */
    public void end(String title, String status, String reason) throws IOException, SQLException {
        change("update request set status = ?, outcome_reason = ? where title = ?", status, reason, title);
    }

    /** Copies the request many times, with consecutive numbers. */
    public void submitAgain(String title, int times) throws IOException, SQLException {
        change("""
                with copy as (
                  insert into request (tenant_id, request_id, submission_id, template_version_id, number, title, requester_id, status,
                    submitted_at, changed_at, closed_at)
                  select tenant_id, uuidv7(), gen_random_uuid(), template_version_id, 'COPY-' || copies, title || ' ' || copies,
                    requester_id, 'WITHDRAWN', submitted_at, changed_at, submitted_at
                  from request, generate_series(1, cast(? as integer)) copies where title = ?
                  returning *)
                insert into request_revision (tenant_id, request_id, revision, form, submitted_by, submitted_at)
                select copy.tenant_id, copy.request_id, 1, form, submitted_by, copy.submitted_at
                from copy, request_revision first join request using (tenant_id, request_id) where request.title = ?
                """, Integer.toString(times), title, title);
    }

    /** Records that a message has claimed an end of this request that nothing confirms. */
    public void claimEnd(String title) throws IOException, SQLException {
        change("update request set unconfirmed_at = now() where title = ?", title);
        change("""
                insert into alarm (tenant_id, alarm_id, kind, subject, facts, times, first_at, last_at)
                select tenant_id, gen_random_uuid(), 'OUTCOME_NOT_CONFIRMED', request_id::text,
                  json_build_object('request', request_id, 'number', number, 'outcome', 'APPROVED', 'revision', '1',
                    'missing', 'manager'), 3, now() - interval '2 hours', now()
                from request where title = ?
                """, title);
    }

    /** Everybody has chosen a language. */
    public void speak(String language) throws IOException, SQLException {
        change("update person set language = ?", language);
    }

    /** Nobody has chosen a language. */
    public void forgetLanguages() throws IOException, SQLException {
        change("update person set language = null where language is not null");
    }

    /** Makes a person inactive whom the identity provider still knows. */
    public void dismiss(String email) throws IOException, SQLException {
        change("update person set active = false where email = ?", email);
    }

    /** Revokes the right to read requests until it is closed, as if the database were broken. */
    public AutoCloseable hideRequests() throws IOException, SQLException {
        change("revoke select on request from countersign_app");
        return () -> change("grant select on request to countersign_app");
    }

    private void change(String sql, String... parameters) throws IOException, SQLException {
        try (Connection owner = product.database("countersign");
                PreparedStatement change = owner.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                change.setString(at + 1, parameters[at]);
            }
            change.execute();
        }
    }
}
