package dev.countersign.matrix;

import static dev.countersign.matrix.Calls.kind;
import static dev.countersign.matrix.Calls.own;
import static dev.countersign.matrix.Calls.shown;

import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.BulkDecisions;
import dev.countersign.approval.BulkResult;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.DecisionId;
import dev.countersign.approval.Handovers;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.Nudges;
import dev.countersign.approval.Succession;
import dev.countersign.approval.UndoWindows;
import dev.countersign.approval.Verdict;
import dev.countersign.listing.Range;
import dev.countersign.matrix.Calls.Call;
import dev.countersign.matrix.World.Target;
import dev.countersign.people.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** How the matrix calls what is about approvals. */
final class ApprovalCalls {

    private final World world;

    ApprovalCalls(World world) {
        this.world = world;
    }

    Map<String, Call> all() {
        Map<String, Call> all = new HashMap<>();
        Stream.of(approvals(), bulk(), handovers()).forEach(all::putAll);
        return all;
    }

    private Map<String, Call> approvals() {
        ApprovalService approvals = world.product.get(ApprovalService.class);
        return Map.ofEntries(
                Map.entry("ApprovalService.counts", (actor, target) -> own(approvals.counts(actor))),
                Map.entry(
                        "ApprovalService.searchesAll",
                        (actor, target) -> own(approvals.searchesAll(actor, InboxFilter.ALL.with("anything")))),
                Map.entry(
                        "ApprovalService.decide",
                        (actor, target) -> kind(
                                approvals.decide(actor, target.approval(), Verdict.APPROVE, "", 1, UUID.randomUUID()))),
                Map.entry(
                        "ApprovalService.decideByToken",
                        (actor, target) -> kind(approvals.decideByToken(
                                actor, target.approval(), Verdict.APPROVE, "", 1, UUID.randomUUID()))),
                Map.entry(
                        "ApprovalService.inbox",
                        (actor, target) ->
                                shown(approvals.inbox(actor, InboxFilter.ALL, Range.first(Range.MOST)).rows().stream()
                                        .anyMatch(item -> item.request().equals(target.request())))),
                Map.entry(
                        "ApprovalService.open",
                        (actor, target) ->
                                shown(approvals.open(actor, target.approval()).isPresent())),
                Map.entry(
                        "ApprovalService.release", (actor, target) -> kind(approvals.release(actor, decision(target)))),
                Map.entry("ApprovalService.undo", (actor, target) -> kind(approvals.undo(actor, decision(target)))),
                Map.entry(
                        "ApprovalService.stoodIn",
                        (actor, target) -> shown(
                                approvals.stoodIn(actor, target.approval()).isPresent())),
                Map.entry("ApprovalService.waiting", (actor, target) -> own(approvals.waiting(actor))));
    }

    private Map<String, Call> bulk() {
        BulkDecisions bulk = world.product.get(BulkDecisions.class);
        return Map.ofEntries(
                Map.entry("BulkDecisions.decide", (actor, target) -> {
                    BulkResult result = bulk.decide(
                            actor,
                            List.of(new BulkDecisions.Seen(target.approval(), 1)),
                            Verdict.APPROVE,
                            "",
                            UUID.randomUUID(),
                            _ -> {});
                    return kind(((BulkResult.Done) result).each().getFirst().result());
                }),
                Map.entry("BulkDecisions.release", (actor, target) -> {
                    bulk.release(actor, List.of(decision(target)));
                    return own("released");
                }),
                Map.entry(
                        "BulkDecisions.undo",
                        (actor, target) ->
                                kind(bulk.undo(actor, List.of(decision(target))).getFirst())),
                Map.entry(
                        "UndoWindows.change",
                        (actor, target) -> kind(world.product
                                .get(UndoWindows.class)
                                .change(actor, Duration.ofSeconds(2), Duration.ofSeconds(2)))),
                Map.entry(
                        "UndoWindows.open",
                        (actor, target) -> shown(
                                world.product.get(UndoWindows.class).open(actor).isPresent())));
    }

    private Map<String, Call> handovers() {
        Handovers handovers = world.product.get(Handovers.class);
        return Map.ofEntries(
                Map.entry(
                        "Handovers.delegate",
                        (actor, target) -> kind(handovers.delegate(
                                actor,
                                target.approval(),
                                world.acme.actor("nuria").person(),
                                ""))),
                Map.entry(
                        "Handovers.outlook",
                        (actor, target) -> own(handovers.outlook(
                                actor,
                                target.approval(),
                                actor.person(),
                                List.of(world.acme.actor("nuria").person())))),
                Map.entry(
                        "Succession.foresee",
                        (actor, target) -> shown(world.product
                                .get(Succession.class)
                                .foresee(
                                        actor,
                                        world.actor("approver").person(),
                                        world.actor("colleague").person())
                                .filter(outlook -> outlook.all() > 0)
                                .isPresent())),
                Map.entry("Handovers.reassign", (actor, target) -> {
                    PersonId asked = handovers
                            .reassignable(world.actor("administrator"), target.request())
                            .getFirst()
                            .from()
                            .id();
                    PersonId nuria = world.acme.actor("nuria").person();
                    PersonId to = asked.equals(nuria) ? world.acme.actor("jon").person() : nuria;
                    return kind(handovers.reassign(actor, target.approval(), asked, to, "They are ill."));
                }),
                Map.entry(
                        "Handovers.reassignable",
                        (actor, target) -> shown(
                                !handovers.reassignable(actor, target.request()).isEmpty())),
                Map.entry(
                        "Nudges.isOffered",
                        (actor, target) -> shown(world.product.get(Nudges.class).isOffered(actor, target.request()))),
                Map.entry(
                        "Nudges.nudge",
                        (actor, target) -> kind(world.product.get(Nudges.class).nudge(actor, target.request()))));
    }

    /** The decision of the approver, which can be undone. */
    private DecisionId decision(Target target) {
        DecideResult decided = world.product
                .get(ApprovalService.class)
                .decide(
                        world.actor("approver"),
                        target.approval(),
                        Verdict.APPROVE,
                        "",
                        1,
                        UUID.nameUUIDFromBytes(
                                target.request().value().toString().getBytes(StandardCharsets.UTF_8)));
        return ((DecideResult.Recorded) decided).decision();
    }
}
