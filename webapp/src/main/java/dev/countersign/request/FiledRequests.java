package dev.countersign.request;

import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.Attachment;
import dev.countersign.attachment.AttachmentId;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.compile.CarriedSteps;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.LogContext;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests, for other modules. It authorizes nobody, so no page calls it. */
@Service
public class FiledRequests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RequestRepository requests;
    private final SummaryRepository summaries;
    private final StepResultRepository results;
    private final Templates templates;
    private final AttachedFiles attached;
    private final People people;
    private final TenantTransaction transaction;

    FiledRequests(
            RequestRepository requests,
            SummaryRepository summaries,
            StepResultRepository results,
            Templates templates,
            AttachedFiles attached,
            People people,
            TenantTransaction transaction) {
        this.requests = requests;
        this.summaries = summaries;
        this.results = results;
        this.templates = templates;
        this.attached = attached;
        this.people = people;
        this.transaction = transaction;
    }

    public Optional<FiledRequest> find(TenantId tenant, RequestId id) {
        return transaction.call(tenant, () -> requests.find(id).map(row -> file(tenant, row)));
    }

    /** The same, and no other transaction changes the request until the caller's ends. For {@link RequestWork}. */
    Optional<FiledRequest> lock(TenantId tenant, RequestId id) {
        return transaction.call(tenant, () -> {
            LogContext.isAbout(id.value());
            return requests.lock(id).map(row -> file(tenant, row));
        });
    }

    /** What lists show of those of the requests that exist. */
    public Map<RequestId, RequestSummary> summaries(TenantId tenant, Collection<RequestId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return transaction.call(tenant, () -> summaries(tenant, summaries.findAll(Set.copyOf(ids)))).stream()
                .collect(Collectors.toMap(RequestSummary::id, Function.identity()));
    }

    /** The names of the files in the answers, in the order of the form, and then of those that were added to the case and are still shown. */
    public List<String> fileNames(TenantId tenant, FiledRequest request) {
        List<Attachment> all = attached.ofRequest(tenant, request.id().value());
        Map<AttachmentId, Attachment> byId =
                all.stream().collect(Collectors.toMap(Attachment::id, Function.identity()));
        Stream<Attachment> answers = FormFiles.named(request.definition().form(), request.form()).keySet().stream()
                .flatMap(id -> Stream.ofNullable(byId.get(id)));
        Stream<Attachment> added = all.stream()
                .filter(file -> file.use()
                        .filter(use -> use.field().isEmpty() && use.hidden().isEmpty())
                        .isPresent());
        return Stream.concat(answers, added).map(Attachment::name).toList();
    }

    List<RequestSummary> summaries(TenantId tenant, List<SummaryRepository.Row> rows) {
        Map<TemplateVersionId, TemplateDefinition> definitions = templates.definitions(
                tenant, rows.stream().map(SummaryRepository.Row::template).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> summary(row, Objects.requireNonNull(definitions.get(row.template()))))
                .toList();
    }

    /** What the automated steps answered so far, by step, as {@code $results} is for an expression of the template. */
    public ObjectNode resultsByStep(TenantId tenant, FiledRequest request) {
        ObjectNode json = JSON.createObjectNode();
        transaction.call(tenant, () -> results.of(request.id())).stream()
                .filter(result -> counts(request, result))
                .forEach(result -> json.set(result.step(), result.result()));
        return json;
    }

    /** The same; empty if there is no such request. */
    public ObjectNode resultsByStep(TenantId tenant, RequestId id) {
        return find(tenant, id).map(request -> resultsByStep(tenant, request)).orElseGet(JSON::createObjectNode);
    }

    /** The names of the automated steps without which it has gone on. */
    public List<Text> leftOut(TenantId tenant, FiledRequest request) {
        // Another execution has begun then.
        if (request.moves() == 0) {
            return List.of();
        }
        return resultsByStep(tenant, request).properties().stream()
                .filter(result -> result.getValue().path(CarriedSteps.SKIPPED).asBoolean(false))
                .map(result -> TemplateSteps.name(request.definition(), result.getKey()))
                .toList();
    }

    /** A changed request that continues at the first step begins without results. */
    static boolean counts(FiledRequest request, StepResultRepository.StepResult result) {
        return result.revision() == request.revision()
                || request.definition().revisions().goesOn() == GoesOn.STEP;
    }

    /** The data of the requester in the input of the execution. The person may have changed since. */
    ObjectNode requesterAsTold(TenantId tenant, FiledRequest request) {
        return transaction.call(
                tenant,
                () -> requests.requesterFacts(request.id()).orElseGet(() -> requester(tenant, request.requester())));
    }

    /** The data of a requester for executions and expressions of templates. */
    public ObjectNode requester(TenantId tenant, PersonId id) {
        return facts(people.find(tenant, id).orElseThrow());
    }

    static ObjectNode facts(Person person) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", person.id().toString());
        json.put("name", person.name());
        json.put("email", person.email());
        json.put("department", person.department());
        json.put("locale", person.locale().toLanguageTag());
        json.put("zone", person.zone().getId());
        return json;
    }

    private FiledRequest file(TenantId tenant, RequestRepository.Row row) {
        return new FiledRequest(
                row.id(),
                row.number(),
                row.title(),
                row.status(),
                row.cancelledBy(),
                row.revision(),
                row.requester(),
                row.template(),
                templates.definition(tenant, row.template()).orElseThrow(),
                row.form(),
                row.submittedAt(),
                row.changedAt(),
                row.closedAt(),
                row.outcomeReason(),
                row.changesDue(),
                row.redrives(),
                row.moves(),
                row.program(),
                row.unconfirmed());
    }

    private static RequestSummary summary(SummaryRepository.Row row, TemplateDefinition definition) {
        return new RequestSummary(
                row.id(),
                row.number(),
                row.title(),
                row.status(),
                row.requester(),
                definition,
                row.amount(),
                row.submittedAt(),
                row.changedAt(),
                row.closedAt(),
                row.outcomeReason(),
                row.changesDue());
    }
}
