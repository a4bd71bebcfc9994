package dev.countersign.webhook;

import dev.countersign.approval.ApproversAsked;
import dev.countersign.approval.ChangesAsked;
import dev.countersign.approval.StepDecided;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestEnded;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRevised;
import dev.countersign.request.RequestSubmitted;
import dev.countersign.tenant.TenantId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what happens to requests, in the transaction in which it happens. */
@Component
class Happenings {

    private final FiledRequests requests;
    private final People people;
    private final Announcing announcing;
    private final Clock clock;
    private final URI baseUrl;

    Happenings(
            FiledRequests requests,
            People people,
            Announcing announcing,
            Clock clock,
            @Value("${countersign.base-url:http://localhost:8080}") URI baseUrl) {
        this.requests = requests;
        this.people = people;
        this.announcing = announcing;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    @EventListener
    void on(RequestSubmitted submitted) {
        tell(
                submitted.tenant(),
                WebhookEvent.SUBMITTED,
                submitted.request(),
                submitted.request().toString(),
                Occurrence.State.OPEN);
    }

    @EventListener
    void on(ApproversAsked asked) {
        // Those who are asked later, because somebody is away or back, are asked in the same step.
        if (asked.again().isEmpty()) {
            tell(
                    asked.tenant(),
                    WebhookEvent.ASKED,
                    asked.request(),
                    asked.approval().toString(),
                    Occurrence.State.OPEN,
                    request -> Optional.of(new Occurrence.Step(
                            asked.approval().toString(),
                            asked.step(),
                            name(request, asked.step()),
                            names(asked.tenant(), asked.people()),
                            asked.people().size(),
                            Optional.of(asked.due()),
                            Optional.empty())));
        }
    }

    @EventListener
    void on(StepDecided decided) {
        tell(
                decided.tenant(),
                WebhookEvent.DECIDED,
                decided.request(),
                decided.approval().toString(),
                Occurrence.State.OPEN,
                request -> Optional.of(new Occurrence.Step(
                        decided.approval().toString(),
                        decided.step(),
                        name(request, decided.step()),
                        names(decided.tenant(), decided.by()),
                        decided.by().size(),
                        Optional.empty(),
                        Optional.of(decided.outcome()))));
    }

    @EventListener
    void on(ChangesAsked asked) {
        tell(
                asked.tenant(),
                WebhookEvent.CHANGES_REQUESTED,
                asked.request(),
                asked.approval().toString(),
                Occurrence.State.CHANGES_REQUESTED);
    }

    @EventListener
    void on(RequestRevised revised) {
        tell(
                revised.tenant(),
                WebhookEvent.CHANGED,
                revised.request(),
                revised.request() + " " + revised.revision(),
                Occurrence.State.OPEN);
    }

    @EventListener
    void on(RequestEnded ended) {
        Occurrence.State state = switch (ended) {
            case RequestEnded.Approved _ -> Occurrence.State.APPROVED;
            case RequestEnded.Denied _ -> Occurrence.State.DENIED;
            case RequestEnded.Expired _ -> Occurrence.State.EXPIRED;
            case RequestEnded.Failed _ -> Occurrence.State.FAILED;
            case RequestEnded.Withdrawn _ -> Occurrence.State.WITHDRAWN;
        };
        WebhookEvent event = state == Occurrence.State.WITHDRAWN ? WebhookEvent.WITHDRAWN : WebhookEvent.ENDED;
        // A request that failed can be retried, and ends again then.
        Instant at = clock.instant();
        String dedupe = ended.request() + (state == Occurrence.State.FAILED ? " " + at.toEpochMilli() : "");
        tell(ended.tenant(), event, ended.request(), dedupe, state);
    }

    private void tell(TenantId tenant, WebhookEvent event, RequestId request, String dedupe, Occurrence.State state) {
        tell(tenant, event, request, dedupe, state, _ -> Optional.empty());
    }

    private void tell(
            TenantId tenant,
            WebhookEvent event,
            RequestId id,
            String dedupe,
            Occurrence.State state,
            Function<FiledRequest, Optional<Occurrence.Step>> step) {
        announcing.tell(tenant, event, dedupe, () -> {
            FiledRequest request = requests.find(tenant, id).orElseThrow();
            PersonName requester = names(tenant, List.of(request.requester())).getFirst();
            String link = baseUrl.resolve("/requests/" + id).toString();
            return new Occurrence(event, clock.instant(), request, state, requester, link, step.apply(request));
        });
    }

    private List<PersonName> names(TenantId tenant, List<PersonId> ids) {
        List<PersonId> some = ids.stream().limit(Occurrence.Step.MOST_PEOPLE).toList();
        Map<PersonId, PersonName> found = people.names(tenant, some);
        return some.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static Text name(FiledRequest request, String key) {
        return StepTree.find(request.definition().steps(), key).map(Step::name).orElse(Text.of(key));
    }
}
