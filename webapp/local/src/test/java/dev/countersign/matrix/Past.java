package dev.countersign.matrix;

import dev.countersign.administration.FailingCall;
import dev.countersign.attachment.StoredCopies;
import dev.countersign.audit.AuditLog;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has happened in the organisation of the matrix before, made when it is needed first. */
final class Past {

    /** The first one of the list, and known to no job, so that nothing makes it. */
    private static final FailingCall.Id CALL = new FailingCall.Id("a-call-of-the-matrix", "one");

    private final World world;
    private @Nullable RequestId closed;
    private @Nullable UUID removal;
    private boolean checked;

    Past(World world) {
        this.world = world;
    }

    /** The logs of both organisations were checked. */
    void checkLogs() {
        if (!checked) {
            AuditLog log = world.product.get(AuditLog.class);
            log.verify(world.actor("administrator"));
            log.verify(world.actor("stranger"));
            checked = true;
        }
    }

    /** A call that failed and is repeated in a long time. */
    FailingCall.Id failingCall() {
        sql("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, version)
                values (?, ?, now() + interval '9 days', false, 1, 1)
                on conflict (task_name, task_instance) do update set execution_time = excluded.execution_time
                """, CALL.call(), CALL.instance());
        sql("""
                insert into failing_call (tenant_id, call, instance, since, last_at, failures, cause)
                values (?, ?, ?, now(), now(), 1, 'OTHER') on conflict do nothing
                """, world.tenant().value(), CALL.call(), CALL.instance());
        return CALL;
    }

    boolean isCalledNow() {
        return world.count(
                        "select count(*) from scheduled_tasks where task_name = ? and execution_time < now() + interval '1 day'",
                        CALL.call())
                == 1;
    }

    /** A request that was closed two years ago. */
    void closedRequest() {
        if (closed == null) {
            RequestId request = world.acme.submit(world.actor("requester"), "Long ago");
            world.product.get(RequestService.class).withdraw(world.actor("requester"), request);
            sql("""
                    update request set submitted_at = now() - interval '2 years', closed_at = now() - interval '2 years'
                    where request_id = ?
                    """, request.value());
            closed = request;
        }
    }

    /** A removal of closed requests, with its copy. */
    UUID removal() {
        if (removal == null) {
            UUID id = world.product.get(TimeOrderedIds.class).next();
            sql("""
                    insert into removal (tenant_id, removal_id, kind, begun_at, done_at, reason, subjects, entries, copy_sha256, copy_bytes)
                    values (?, ?, 'REQUESTS', now(), now(), 'Retention', 1, 1, repeat('0', 64), 4)
                    """, world.tenant().value(), id);
            try {
                Path copy = Files.writeString(Files.createTempFile("copy", ".zip"), "copy");
                world.product.get(StoredCopies.class).put(world.tenant(), id, copy);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            removal = id;
        }
        return removal;
    }

    private void sql(String statement, Object... parameters) {
        world.product
                .get(TenantTransaction.class)
                .run(
                        world.tenant(),
                        () -> world.product
                                .get(JdbcClient.class)
                                .sql(statement)
                                .params(parameters)
                                .update());
    }
}
