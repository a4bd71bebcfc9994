package dev.countersign.trial;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.request.ApprovalTrace;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestSummary;
import dev.countersign.template.TemplateDraft;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * Replays earlier requests with a draft: which of them would take another way than by their own version, and why. Both ways are simulated with the answers that
 * were given, so that only what the draft changes differs. Nothing is stored but that somebody did it.
 */
@Service
public class Replays {

    public static final int MOST = 1_000;

    private static final int PAGE = 50;

    private final ActorTransaction acting;
    private final TemplateDrafts drafts;
    private final Templates templates;
    private final PastRepository past;
    private final FiledRequests files;
    private final ApprovalTrace approvals;
    private final People people;
    private final AuditLog audit;
    private final SecurityRecords refusals;

    Replays(
            ActorTransaction acting,
            TemplateDrafts drafts,
            Templates templates,
            PastRepository past,
            FiledRequests files,
            ApprovalTrace approvals,
            People people,
            AuditLog audit,
            SecurityRecords refusals) {
        this.acting = acting;
        this.drafts = drafts;
        this.templates = templates;
        this.past = past;
        this.files = files;
        this.approvals = approvals;
        this.people = people;
        this.audit = audit;
        this.refusals = refusals;
    }

    /** Begins with the newest requests of the template, at most this many. */
    public ReplayBegin begin(Actor actor, TemplateDraftId id, int most) {
        return acting.call(actor, present -> {
            if (!mayEdit(present, id.toString())) {
                return new ReplayBegin.NotAllowed();
            }
            Optional<TemplateDraft> draft = drafts.open(present, id);
            if (draft.isEmpty()) {
                return new ReplayBegin.NotFound();
            }
            Optional<TemplateDefinition> definition = draft.get()
                    .definition()
                    .filter(one -> TemplateChecks.check(one).stream().noneMatch(Problem::isError));
            if (definition.isEmpty()) {
                return new ReplayBegin.Broken();
            }
            return draft.get()
                    .template()
                    .<ReplayBegin>map(key ->
                            new ReplayBegin.Begun(begun(present, key, definition.get(), Math.clamp(most, 1, MOST))))
                    .orElseGet(ReplayBegin.NoRequests::new);
        });
    }

    private ReplayRun begun(Actor present, String key, TemplateDefinition draft, int most) {
        int total = past.count(key, most);
        audit.append(
                present.tenant(),
                new AuditEvent(
                        "template.replayed",
                        present.person(),
                        null,
                        Map.of("template", key, "requests", Integer.toString(total))));
        return new ReplayRun(
                present.tenant(),
                key,
                Prepared.of(draft),
                total,
                new Walker(new StepPeople(present.tenant(), approvals)));
    }

    /** Goes on with the next requests. Empty if there are no more, and for whoever may not edit templates any more. */
    public Optional<ReplayPage> next(Actor actor, ReplayRun run) {
        return acting.call(
                actor,
                present -> mayEdit(present, run.template()) && present.tenant().equals(run.tenant()) && !run.isDone()
                        ? Optional.of(page(present, run))
                        : Optional.empty());
    }

    private ReplayPage page(Actor present, ReplayRun run) {
        TenantId tenant = present.tenant();
        List<PastRequest> requests = past.before(run.template(), run.before(), Math.min(PAGE, run.left()));
        Map<TemplateVersionId, TemplateDefinition> versions = templates.definitions(
                tenant, requests.stream().map(PastRequest::version).collect(Collectors.toSet()));
        Map<RequestId, RequestSummary> summaries =
                files.summaries(tenant, requests.stream().map(PastRequest::id).toList());
        Map<PersonId, JsonNode> facts = new HashMap<>();
        List<ReplayRow> rows = new ArrayList<>();
        Set<PersonId> known = new HashSet<>();
        for (PastRequest one : requests) {
            List<Difference> differences = run.compare(
                    one,
                    Objects.requireNonNull(versions.get(one.version())),
                    one.facts() != null
                            ? one.facts()
                            : facts.computeIfAbsent(one.requester(), person -> files.requester(tenant, person)));
            Optional<ReplayRow.Seen> seen = maySee(present, one)
                    ? Optional.ofNullable(summaries.get(one.id())).map(summary -> seen(one, summary, differences))
                    : Optional.empty();
            seen.ifPresent(shown -> shown.differences().forEach(difference -> add(known, difference)));
            rows.add(new ReplayRow(one.number(), !differences.isEmpty(), seen));
        }
        if (requests.isEmpty()) {
            run.end();
        }
        Map<PersonId, PersonName> names = people.names(tenant, known);
        return new ReplayPage(rows, names, run.done(), run.total(), run.sums());
    }

    private static ReplayRow.Seen seen(PastRequest one, RequestSummary summary, List<Difference> differences) {
        return new ReplayRow.Seen(one.id(), summary.title(), summary.requester(), summary.submittedAt(), differences);
    }

    /** The requester, and who may see all requests. To others it is a number. */
    private static boolean maySee(Actor present, PastRequest request) {
        return present.may(Right.SEE_REQUESTS) || request.requester().equals(present.person());
    }

    private static void add(Set<PersonId> known, Difference difference) {
        if (difference instanceof Difference.People others) {
            known.addAll(others.missing());
            known.addAll(others.added());
        }
    }

    private boolean mayEdit(Actor present, String what) {
        boolean may = present.may(Right.EDIT_TEMPLATES);
        if (!may) {
            refusals.refused(present.tenant(), present.person(), "template-replay", what);
        }
        return may;
    }
}
