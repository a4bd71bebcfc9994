package dev.countersign.request;

import dev.countersign.execution.ExecutionOrder;
import dev.countersign.execution.ExecutionOrders;
import dev.countersign.execution.ExecutionRun;
import dev.countersign.tenant.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Implements what the execution module needs from requests. */
@Component
class RequestExecutionOrders implements ExecutionOrders {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RequestRepository requests;
    private final FiledRequests files;
    private final RequestWork work;
    private final MoveRepository moves;
    private final RetryRepository retries;

    RequestExecutionOrders(
            RequestRepository requests,
            FiledRequests files,
            RequestWork work,
            MoveRepository moves,
            RetryRepository retries) {
        this.moves = moves;
        this.retries = retries;
        this.requests = requests;
        this.files = files;
        this.work = work;
    }

    @Override
    public Optional<ExecutionOrder> orderOf(UUID request) {
        return requests.start(new RequestId(request))
                .map(start ->
                        new ExecutionOrder(isWanted(start.row()), start.run(), before(start.row()), input(start)));
    }

    /** A request that was withdrawn while it was being moved goes on, so that its steps are compensated. */
    private static boolean isWanted(RequestRepository.Row row) {
        return row.status().isOpen() || (row.moves() > 0 && row.status().isCalledOff());
    }

    private Optional<ExecutionOrder.Before> before(RequestRepository.Row row) {
        return row.moves() == 0
                ? Optional.empty()
                : moves.find(row.id(), row.moves())
                        .map(move -> new ExecutionOrder.Before(
                                move.from(), move.steps(), retries.skipped(row.id(), row.moves())));
    }

    @Override
    public Optional<ExecutionRun> runOf(UUID request) {
        return requests.run(new RequestId(request));
    }

    @Override
    public boolean started(TenantId tenant, UUID request, int moves, String executionArn) {
        return work.on(tenant, new RequestId(request), locked -> started(locked, moves, executionArn))
                .orElse(false);
    }

    private boolean started(LockedRequest request, int of, String executionArn) {
        if (request.filed().moves() != of) {
            // The request was moved on meanwhile; the start of its next execution stops this one.
            return true;
        }
        boolean moved = of > 0 && moves.runs(request.id(), request.now());
        if (requests.start(request.id(), request.now()) || moved) {
            request.record(null, "request.started", Map.of("execution", executionArn));
        }
        return request.filed().status().isOpen();
    }

    @Override
    public Optional<Integer> openRevision(UUID request) {
        return requests.openRevision(new RequestId(request));
    }

    private ObjectNode input(RequestRepository.Start start) {
        RequestRepository.Row row = start.row();
        ObjectNode input = JSON.createObjectNode();
        input.put("tenant", start.tenant().toString());
        ObjectNode request = input.putObject("request");
        request.put("id", row.id().toString());
        request.put("number", row.number());
        request.put("title", row.storedTitle());
        request.put("revision", row.revision());
        request.set("form", row.form());
        input.set("requester", requester(start));
        return input;
    }

    /** Missing for a request that was submitted before they were stored with it. */
    private ObjectNode requester(RequestRepository.Start start) {
        return start.requester().orElseGet(() -> {
            RequestRepository.Row row = start.row();
            ObjectNode facts = files.requester(start.tenant(), row.requester());
            requests.keepRequesterFacts(row.id(), facts);
            return facts;
        });
    }
}
