package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.edit.ResultUses;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.Revisions;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Lets a failed request go on without the automated step that failed. A new execution of the same version begins: who has decided is not asked again, what is
 * done and was not undone is not done again, and the result of the skipped step is {@code {"skipped": true}}.
 *
 * <p>A step can be a check that a rule demands. So this needs the rights of whoever writes the rules and looks after requests, and nobody does it in their
 * own request.
 */
@Service
public class Skips {

    /** As the audit log calls it. */
    private static final String KIND = "request.step-skipped";

    private final ActorTransaction acting;
    private final RequestWork work;
    private final RequestAccess access;
    private final FiledRequests files;
    private final RequestRepository requests;
    private final UndoneRepository undone;
    private final Reopening reopening;
    private final Moving moving;

    Skips(
            ActorTransaction acting,
            RequestWork work,
            RequestAccess access,
            FiledRequests files,
            RequestRepository requests,
            UndoneRepository undone,
            Reopening reopening,
            Moving moving) {
        this.acting = acting;
        this.work = work;
        this.access = access;
        this.files = files;
        this.requests = requests;
        this.undone = undone;
        this.reopening = reopening;
        this.moving = moving;
    }

    /**
     * What skipping would mean.
     *
     * @param step the key of the step that failed
     * @param uses where other steps use its result, and will find nothing
     */
    public record Offer(String step, Text name, List<ResultUses.Use> uses) {
        public Offer {
            uses = List.copyOf(uses);
        }
    }

    /** Empty if there is no such request for this person, or no step that they could skip. */
    public Optional<Offer> offer(Actor actor, RequestId id) {
        return acting.call(actor, present -> {
            Optional<FiledRequest> found =
                    files.find(present.tenant(), id).filter(request -> access.maySee(present, request));
            if (found.isEmpty()) {
                access.refused(present, id);
            }
            return found.filter(request -> maySkip(present, request) && request.status() == RequestStatus.FAILED)
                    .flatMap(request -> failed(request)
                            .map(step -> new Offer(
                                    step.key(), step.name(), ResultUses.of(request.definition(), step.key()))));
        });
    }

    /**
     * Skips it. A repetition finds the request open, and changes nothing.
     *
     * @param step the key of the step that the person has seen to have failed
     * @param reason the requester and the administrators read it
     */
    public SkipResult skip(Actor actor, RequestId id, String step, String reason) {
        Remark why = Remark.of(reason);
        return work.as(
                        actor,
                        id,
                        (present, request) ->
                                refusal(present, request, step, why).orElseGet(() -> skip(present, request, step, why)))
                .orElseGet(SkipResult.NotFound::new);
    }

    private SkipResult skip(Actor actor, LockedRequest request, String step, Remark reason) {
        int move = moving.again(request, actor.person(), reason.text());
        reopening.open(
                actor,
                request,
                new Reopening.Act(
                        KIND, reason, RequestStatus.IN_PROGRESS, 0, Optional.of(new RetryRepository.Skip(step, move))));
        return new SkipResult.Skipped();
    }

    private Optional<SkipResult> refusal(Actor actor, LockedRequest request, String step, Remark reason) {
        FiledRequest filed = request.filed();
        if (!maySkip(actor, filed)) {
            access.refused(actor, request.id());
            return Optional.of(new SkipResult.NotAllowed());
        }
        if (filed.status() != RequestStatus.FAILED) {
            return Optional.of(new SkipResult.NotFailed(reopening.wentOn(request)));
        }
        Optional<AutomatedStep> failed = failed(filed).filter(one -> one.key().equals(step));
        if (failed.isEmpty()) {
            return Optional.of(new SkipResult.NotThatStep());
        }
        return misfit(request, failed.get()).or(() -> remarkRefusal(reason));
    }

    /** Why its execution cannot be followed by another one. */
    private Optional<SkipResult> misfit(LockedRequest request, AutomatedStep failed) {
        FiledRequest filed = request.filed();
        if (filed.revision() > 1 && filed.definition().revisions().goesOn() == Revisions.GoesOn.STEP) {
            return Optional.of(new SkipResult.DecidedBeforeAChange());
        }
        if (Moving.isTooLarge(filed, files.resultsByStep(request.tenant(), filed))) {
            return Optional.of(new SkipResult.TooLarge());
        }
        return notUndone(filed, failed).map(step -> new SkipResult.NotUndone(step.name()));
    }

    private static Optional<SkipResult> remarkRefusal(Remark reason) {
        if (reason.isEmpty()) {
            return Optional.of(new SkipResult.ReasonRequired());
        }
        return reason.isTooLong()
                ? Optional.of(new SkipResult.ReasonTooLong(reason.length(), Remark.LONGEST))
                : Optional.empty();
    }

    /** A step whose compensation failed, or has not been told yet. */
    private Optional<AutomatedStep> notUndone(FiledRequest request, AutomatedStep failed) {
        Undoing undoing = new Undoing(undone.of(request.id()), Optional.of(failed.key()), List.of());
        return compensable(request.definition())
                .filter(step -> undoing.latest(step.key())
                        .map(row -> row.failure().isPresent())
                        .orElse(step.equals(failed)))
                .findFirst();
    }

    private static Stream<AutomatedStep> compensable(TemplateDefinition definition) {
        return StepTree.of(definition.steps(), AutomatedStep.class).filter(step -> step.compensation() != null);
    }

    private Optional<AutomatedStep> failed(FiledRequest request) {
        return requests.failedStep(request.id())
                .flatMap(key -> TemplateSteps.find(request.definition(), key))
                .flatMap(step -> step instanceof AutomatedStep automated ? Optional.of(automated) : Optional.empty());
    }

    private static boolean maySkip(Actor actor, FiledRequest request) {
        return actor.may(Right.EDIT_TEMPLATES)
                && actor.may(Right.MANAGE_REQUESTS)
                && !request.requester().equals(actor.person());
    }
}
