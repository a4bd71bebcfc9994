package dev.countersign.request;

import dev.countersign.execution.ExecutionOrder;
import dev.countersign.execution.ExecutionOrders;
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

    RequestExecutionOrders(RequestRepository requests, FiledRequests files, RequestWork work) {
        this.requests = requests;
        this.files = files;
        this.work = work;
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
        return requests.owner(id)
                .flatMap(tenant -> work.on(tenant, id, locked -> started(locked, executionArn)))
                .orElse(false);
    }

    private boolean started(LockedRequest request, String executionArn) {
        if (requests.start(request.id(), request.now())) {
            request.record(null, "request.started", Map.of("execution", executionArn));
        }
        return request.filed().status().isOpen();
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
