package dev.countersign.moving;

import dev.countersign.approval.MoveFit;
import dev.countersign.approval.RequestMoves;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.Moving;
import dev.countersign.request.Remark;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.RequestRows;
import dev.countersign.template.TemplateCatalogue;
import dev.countersign.template.TemplateHistory;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.text.StorableText;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Moves running requests of one version of a template to another. Who may edit templates and looks after requests moves them; who reads templates and all
 * requests sees it.
 */
@Service
public class Moves {

    /** The most requests of a version that are counted. */
    public static final int MOST_COUNTED = 1_000;

    /** The requests of a page. */
    static final int PAGE = 25;

    private record Versions(TemplateHistory template, TemplateVersion from, TemplateVersion to) {}

    private final ActorTransaction acting;
    private final BatchRepository batches;
    private final MoveCall call;
    private final MoveReports reports;
    private final RequestMoves moves;
    private final RequestRows rows;
    private final FiledRequests requests;
    private final TemplateCatalogue catalogue;
    private final Templates templates;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Moves(
            ActorTransaction acting,
            BatchRepository batches,
            MoveCall call,
            MoveReports reports,
            RequestMoves moves,
            RequestRows rows,
            FiledRequests requests,
            TemplateCatalogue catalogue,
            Templates templates,
            AuditLog audit,
            SecurityRecords refusals,
            TimeOrderedIds ids,
            Clock clock) {
        this.acting = acting;
        this.batches = batches;
        this.call = call;
        this.reports = reports;
        this.moves = moves;
        this.rows = rows;
        this.requests = requests;
        this.catalogue = catalogue;
        this.templates = templates;
        this.audit = audit;
        this.refusals = refusals;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What would become of the requests of a version, newest first. Empty if there are no such versions, or the actor may not see them.
     *
     * @param after the last request of the page before
     */
    public Optional<MovePlan> plan(Actor actor, MoveChoice choice, Optional<RequestId> after) {
        return acting.call(actor, present -> {
            if (!maySee(present)) {
                refusals.refused(present.tenant(), present.person(), "template", choice.template());
                return Optional.empty();
            }
            return versions(present, choice).map(found -> plan(present, choice, found, after));
        });
    }

    private MovePlan plan(Actor actor, MoveChoice choice, Versions found, Optional<RequestId> after) {
        List<RequestId> running = batches.running(found.from().id(), after, PAGE + 1);
        List<RequestId> page = running.subList(0, Math.min(PAGE, running.size()));
        Moving.Order order =
                new Moving.Order(found.to().id(), found.to().version(), choice.steps(), actor.person(), "");
        return new MovePlan(
                found.to().definition().name(),
                found.template().versions().stream()
                        .map(TemplateHistory.Version::number)
                        .toList(),
                batches.running(choice.template(), MOST_COUNTED + 1),
                StepMap.onlyIn(found.from().definition(), found.to().definition()),
                StepMap.onlyIn(found.to().definition(), found.from().definition()),
                rows.of(actor.tenant(), page).stream()
                        .map(row -> new MovePlan.Line(row, fit(actor, row, found.to(), order)))
                        .toList(),
                running.size() > PAGE ? Optional.of(page.getLast()) : Optional.empty(),
                mayMove(actor));
    }

    private MoveFit fit(Actor actor, RequestRow row, TemplateVersion to, Moving.Order order) {
        return requests.find(actor.tenant(), row.id())
                .map(request -> moves.fit(actor.tenant(), request, to, order, clock.instant()))
                .orElseThrow();
    }

    /** Begins to move all requests that run the version. */
    public MoveResult moveAll(Actor actor, MoveChoice choice, String reason) {
        return begin(actor, choice, reason, Optional.empty());
    }

    /** Begins to move those of these requests that run the version. */
    public MoveResult move(Actor actor, MoveChoice choice, Collection<RequestId> some, String reason) {
        return begin(actor, choice, reason, Optional.of(List.copyOf(some)));
    }

    private MoveResult begin(Actor actor, MoveChoice choice, String reason, Optional<List<RequestId>> some) {
        Remark why = Remark.of(reason);
        return acting.call(actor, present -> {
            if (!mayMove(present)) {
                refusals.refused(present.tenant(), present.person(), "template", choice.template());
                return new MoveResult.NotAllowed();
            }
            if (why.isEmpty()) {
                return new MoveResult.ReasonRequired();
            }
            if (why.isTooLong()) {
                return new MoveResult.ReasonTooLong(why.length(), Remark.LONGEST);
            }
            return versions(present, choice)
                    .filter(found -> StepMap.isPossible(
                            choice.steps(),
                            found.from().definition(),
                            found.to().definition()))
                    .map(found -> begin(present, choice, found, why, some))
                    .orElseGet(MoveResult.NotPossible::new);
        });
    }

    private MoveResult begin(
            Actor actor, MoveChoice choice, Versions found, Remark reason, Optional<List<RequestId>> some) {
        Instant now = clock.instant();
        BatchRepository.Batch batch = new BatchRepository.Batch(
                ids.next(),
                found.from().id(),
                found.to().id(),
                choice.steps(),
                reason.text(),
                actor.person(),
                now,
                Optional.empty());
        if (some.map(List::isEmpty).orElse(false)) {
            return new MoveResult.NothingToMove();
        }
        if (!batches.isRunning(found.from().id())) {
            return new MoveResult.NothingToMove();
        }
        batches.insert(actor.tenant(), batch);
        int added = some.map(requestIds -> batches.add(batch, requestIds)).orElseGet(() -> batches.addAll(batch));
        if (added == 0) {
            batches.end(batch.id(), now);
            return new MoveResult.NothingToMove();
        }
        call.put(new MoveCall.Ref(actor.tenant().value(), batch.id(), 0));
        audit.append(
                actor.tenant(),
                new AuditEvent(
                        "template.requests-moved",
                        actor.person(),
                        null,
                        Map.of(
                                "template", choice.template(),
                                "from", Integer.toString(choice.from()),
                                "to", Integer.toString(choice.to()),
                                "requests", Integer.toString(added),
                                "reason", reason.text())));
        return new MoveResult.Begun(batch.id(), added);
    }

    /** The latest moves between versions of a template, newest first; empty for everybody who may not see them. */
    public List<MoveBatch> latest(Actor actor, String template) {
        return acting.call(
                actor,
                present -> maySee(present)
                        ? reports.latest(present.tenant(), StorableText.of(template))
                        : List.<MoveBatch>of());
    }

    /**
     * What became of the requests of a batch. Empty if there is none, or the actor may not see it.
     *
     * @param after where the page before ended
     */
    public Optional<MoveReport> report(Actor actor, UUID batch, Optional<MoveReport.Position> after) {
        return acting.call(actor, present -> {
            if (!maySee(present)) {
                refusals.refused(present.tenant(), present.person(), "move", batch.toString());
                return Optional.empty();
            }
            return reports.report(present.tenant(), batch, after);
        });
    }

    private Optional<Versions> versions(Actor actor, MoveChoice choice) {
        return catalogue
                .open(actor, choice.template())
                .filter(_ -> choice.from() != choice.to())
                .flatMap(template -> version(actor, template, choice.from())
                        .flatMap(from ->
                                version(actor, template, choice.to()).map(to -> new Versions(template, from, to))));
    }

    private Optional<TemplateVersion> version(Actor actor, TemplateHistory template, int number) {
        return template.versions().stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .flatMap(version -> templates.find(actor.tenant(), version.id()));
    }

    private static boolean maySee(Actor actor) {
        return actor.may(Right.SEE_TEMPLATES) && actor.may(Right.SEE_REQUESTS);
    }

    private static boolean mayMove(Actor actor) {
        return actor.may(Right.EDIT_TEMPLATES) && actor.may(Right.MANAGE_REQUESTS);
    }
}
