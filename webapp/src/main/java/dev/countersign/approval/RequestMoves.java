package dev.countersign.approval;

import dev.countersign.approval.MoveFit.Why;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.outline.Node;
import dev.countersign.definitions.outline.Outline;
import dev.countersign.definitions.step.Revisions;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.LockedRequest;
import dev.countersign.request.Moving;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Revising;
import dev.countersign.template.TemplateVersion;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Moves requests to other versions of their templates, with what was decided. Their execution begins anew in the other version: it is answered what was
 * decided, and comes to the people who are asked, who notice nothing. It authorizes nobody, so no page calls it.
 */
@Component
public class RequestMoves {

    private final ApprovalRepository approvals;
    private final TokenRepository tokens;
    private final Moving moving;
    private final Revising revising;
    private final FiledRequests requests;

    RequestMoves(
            ApprovalRepository approvals,
            TokenRepository tokens,
            Moving moving,
            Revising revising,
            FiledRequests requests) {
        this.approvals = approvals;
        this.tokens = tokens;
        this.moving = moving;
        this.revising = revising;
        this.requests = requests;
    }

    /** Moves the request if it fits, in its unit of work. */
    public MoveFit move(LockedRequest request, TemplateVersion to, Moving.Order order) {
        MoveFit fit = fit(request.tenant(), request.filed(), to, order, request.now());
        if (fit instanceof MoveFit.Fits) {
            approvals.ofRequest(request.id()).stream()
                    .filter(ApprovalRow::isOpen)
                    .forEach(row -> tokens.forgetFurther(row.id()));
            approvals.forgetTokens(request.id());
            order.steps().forEach((before, since) -> approvals.rename(request.id(), before, since));
            moving.move(request, order);
        }
        return fit;
    }

    /** Whether the request could be moved now. Call it in a transaction of the tenant. */
    public MoveFit fit(TenantId tenant, FiledRequest request, TemplateVersion to, Moving.Order order, Instant now) {
        List<ApprovalRow> rows = approvals.ofRequest(request.id());
        return when(request.requester().equals(order.by()), Why.OWN)
                .or(() -> state(request, rows))
                .<MoveFit>map(stays -> stays)
                .orElseGet(() -> fit(tenant, request, rows, to.definition(), order, now));
    }

    /** The results are read and the way through the other version is computed once for all questions about them. */
    private MoveFit fit(
            TenantId tenant,
            FiledRequest request,
            List<ApprovalRow> rows,
            TemplateDefinition to,
            Moving.Order order,
            Instant now) {
        Position position = new Position(request, rows, requests.resultsByStep(tenant, request), to, order);
        Outline outline = moving.outline(tenant, request, to, position.resultsThen());
        return position(position, outline)
                .or(() -> form(tenant, request, to, now))
                .or(() -> when(Moving.isTooLarge(request, position.results()), Why.TOO_LARGE))
                .<MoveFit>map(stays -> stays)
                .orElseGet(() -> fits(position, outline));
    }

    private Optional<MoveFit.Stays> state(FiledRequest request, List<ApprovalRow> rows) {
        Set<ApprovalId> waitedFor = approvals.waitedFor(request.id());
        return first(
                when(!request.status().isOpen(), Why.CLOSED),
                when(request.unconfirmed().isPresent(), Why.NOT_CONFIRMED),
                when(request.changesDue().isPresent() || revising.isBeingChanged(request), Why.IS_CHANGED),
                when(rows.stream().anyMatch(ApprovalRow::owesAnswer), Why.DECISION_ON_ITS_WAY),
                when(
                        request.status() != RequestStatus.IN_PROGRESS
                                || rows.stream().noneMatch(row -> row.isOpen() && waitedFor.contains(row.id())),
                        Why.NOBODY_IS_ASKED),
                when(request.redrives() > 0, Why.WAS_RETRIED),
                rows.stream()
                        .filter(row ->
                                row.revision() == request.revision() && row.status() == ApprovalRow.Status.SUPERSEDED)
                        .findFirst()
                        .map(row -> new MoveFit.Stays(
                                Why.ANSWER_WAS_LATE, ApprovalSteps.name(request.definition(), row.step()))));
    }

    private static Optional<MoveFit.Stays> position(Position position, Outline outline) {
        return first(
                when(
                        position.request().revision() > 1
                                && (goesOnAtTheStep(position.request().definition()) || goesOnAtTheStep(position.to())),
                        Why.DECIDED_BEFORE_A_CHANGE),
                position.missing(outline),
                position.mayRun(),
                position.notCompensated());
    }

    private static boolean goesOnAtTheStep(TemplateDefinition definition) {
        return definition.isRevisable() && definition.revisions().goesOn() == Revisions.GoesOn.STEP;
    }

    private Optional<MoveFit.Stays> form(TenantId tenant, FiledRequest request, TemplateDefinition to, Instant now) {
        return moving.misfit(tenant, request, to, now)
                .map(key -> new MoveFit.Stays(
                        Why.FORM,
                        Stream.of(to, request.definition())
                                .flatMap(version -> label(version.form(), key).stream())
                                .findFirst()
                                .orElseGet(() -> Text.of(key))));
    }

    /** @param path the key of the field, or that of a table with the row and the column */
    private static Optional<Text> label(Form form, String path) {
        String[] parts = path.split("[./\\[\\]]+", 0);
        return form.field(parts[0])
                .map(field -> field instanceof TableField table && parts.length > 1
                        ? table.columns().stream()
                                .filter(column -> column.key().equals(parts[parts.length - 1]))
                                .map(Field::label)
                                .findFirst()
                                .orElse(field.label())
                        : field.label());
    }

    private static MoveFit.Fits fits(Position position, Outline outline) {
        return new MoveFit.Fits(
                position.waits().stream()
                        .map(step -> ApprovalSteps.name(position.to(), step))
                        .toList(),
                position
                        .first(step -> outline.passage(step)
                                .filter(Node.Passage.SKIPPED::equals)
                                .isEmpty())
                        .stream()
                        .map(Step::name)
                        .toList());
    }

    private static Optional<MoveFit.Stays> when(boolean holds, Why why) {
        return holds ? Optional.of(MoveFit.Stays.because(why)) : Optional.empty();
    }

    @SafeVarargs
    private static Optional<MoveFit.Stays> first(Optional<MoveFit.Stays>... reasons) {
        for (Optional<MoveFit.Stays> reason : reasons) {
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }
}
