package dev.countersign.request;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.execution.ExecutionOrder;
import dev.countersign.execution.ExecutionOrders;
import dev.countersign.live.Changes;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the execution module asks of requests. */
@Component
class RequestOrders implements ExecutionOrders {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RequestRepository requests;
    private final Requests files;
    private final Changes changes;
    private final AuditLog audit;
    private final Clock clock;

    RequestOrders(RequestRepository requests, Requests files, Changes changes, AuditLog audit, Clock clock) {
        this.requests = requests;
        this.files = files;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<ExecutionOrder> orderOf(UUID request) {
        return requests.owner(new RequestId(request))
                .flatMap(tenant -> requests.find(new RequestId(request))
                        .map(row -> new ExecutionOrder(row.status().isOpen(), row.template(), input(tenant, row))));
    }

    @Override
    public boolean started(UUID request, String executionArn) {
        RequestId id = new RequestId(request);
        Optional<TenantId> tenant = requests.owner(id);
        Optional<RequestRepository.Row> row = requests.lock(id);
        if (tenant.isEmpty() || row.isEmpty()) {
            return false;
        }
        if (requests.start(id, clock.instant())) {
            changes.announce(tenant.get(), request, Set.of(row.get().requester()));
            audit.append(
                    tenant.get(), new AuditEvent("request.started", null, request, Map.of("execution", executionArn)));
        }
        return row.get().status().isOpen();
    }

    @Override
    public Optional<Integer> openRevision(UUID request) {
        return requests.find(new RequestId(request))
                .filter(row -> row.status().isOpen())
                .map(RequestRepository.Row::revision);
    }

    private ObjectNode input(TenantId tenant, RequestRepository.Row row) {
        ObjectNode input = JSON.createObjectNode();
        input.put("tenant", tenant.toString());
        ObjectNode request = input.putObject("request");
        request.put("id", row.id().toString());
        request.put("number", row.number());
        request.put("title", row.storedTitle());
        request.put("revision", row.revision());
        request.set("form", row.form());
        input.set("requester", requester(tenant, row));
        return input;
    }

    private ObjectNode requester(TenantId tenant, RequestRepository.Row row) {
        return requests.requesterFacts(row.id()).orElseGet(() -> {
            ObjectNode facts = files.requester(tenant, row.requester());
            requests.keepRequesterFacts(row.id(), facts);
            return facts;
        });
    }
}
