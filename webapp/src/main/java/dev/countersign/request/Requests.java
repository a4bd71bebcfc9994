package dev.countersign.request;

import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.LogContext;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files, for other modules. Nobody is authorized here: no page calls it. */
@Service
public class Requests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RequestRepository requests;
    private final StepResultRepository results;
    private final Templates templates;
    private final People people;
    private final TenantTransaction transaction;

    Requests(
            RequestRepository requests,
            StepResultRepository results,
            Templates templates,
            People people,
            TenantTransaction transaction) {
        this.requests = requests;
        this.results = results;
        this.templates = templates;
        this.people = people;
        this.transaction = transaction;
    }

    public Optional<FiledRequest> find(TenantId tenant, RequestId id) {
        return transaction.call(tenant, () -> requests.find(id).map(row -> file(row, version(tenant, row.template()))));
    }

    /** The same, and no other transaction changes the request until the caller's ends. */
    public Optional<FiledRequest> lock(TenantId tenant, RequestId id) {
        return transaction.call(tenant, () -> {
            LogContext.isAbout(id.value());
            return requests.lock(id).map(row -> file(row, version(tenant, row.template())));
        });
    }

    /** Those of the requests that exist. */
    public Map<RequestId, FiledRequest> find(TenantId tenant, Collection<RequestId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return transaction.call(tenant, () -> {
            Map<RequestId, FiledRequest> found = new HashMap<>();
            file(tenant, requests.findAll(Set.copyOf(ids))).forEach(request -> found.put(request.id(), request));
            return found;
        });
    }

    /** What the automated steps answered so far, by step. */
    public Map<String, JsonNode> results(TenantId tenant, RequestId id) {
        Map<String, JsonNode> byStep = new LinkedHashMap<>();
        transaction.call(tenant, () -> results.of(id)).forEach(result -> byStep.put(result.step(), result.result()));
        return byStep;
    }

    /** The same as {@code $results} is for an expression of a template. */
    public ObjectNode resultsByStep(TenantId tenant, RequestId id) {
        ObjectNode json = JSON.createObjectNode();
        json.setAll(results(tenant, id));
        return json;
    }

    /** What the request's execution was told about the requester, who may be elsewhere by now. */
    ObjectNode requesterAsTold(TenantId tenant, FiledRequest request) {
        return transaction.call(
                tenant,
                () -> requests.requesterFacts(request.id()).orElseGet(() -> requester(tenant, request.requester())));
    }

    /** What an execution, and every expression of a template, is told about the requester. */
    public ObjectNode requester(TenantId tenant, PersonId id) {
        Person person = people.find(tenant, id).orElseThrow();
        ObjectNode json = JSON.createObjectNode();
        json.put("id", person.id().toString());
        json.put("name", person.name());
        json.put("email", person.email());
        json.put("department", person.department());
        json.put("locale", person.locale().toLanguageTag());
        json.put("zone", person.zone().getId());
        return json;
    }

    List<FiledRequest> file(TenantId tenant, List<RequestRepository.Row> rows) {
        Map<TemplateVersionId, TemplateVersion> versions = new HashMap<>();
        return rows.stream()
                .map(row -> file(row, versions.computeIfAbsent(row.template(), id -> version(tenant, id))))
                .toList();
    }

    private TemplateVersion version(TenantId tenant, TemplateVersionId id) {
        return templates.find(tenant, id).orElseThrow();
    }

    private static FiledRequest file(RequestRepository.Row row, TemplateVersion version) {
        return new FiledRequest(
                row.id(),
                row.number(),
                Title.of(version.definition(), row.form(), row.title()),
                row.status(),
                row.revision(),
                row.requester(),
                row.template(),
                version.definition(),
                row.form(),
                row.submittedAt(),
                row.changedAt(),
                row.closedAt(),
                row.outcomeReason());
    }
}
