package dev.countersign.matrix;

import dev.countersign.administration.AuditTrail;
import dev.countersign.administration.Deliveries;
import dev.countersign.administration.FailingCall;
import dev.countersign.audit.AuditFilter;
import dev.countersign.execution.DeadLetterQueue;
import dev.countersign.listing.Range;
import dev.countersign.matrix.Calls.Call;
import dev.countersign.notification.FailedLetters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How the matrix calls what administrators and auditors see of the whole organisation. */
final class OrganisationCalls {

    private final World world;

    OrganisationCalls(World world) {
        this.world = world;
    }

    Map<String, Call> all() {
        Map<String, Call> all = new HashMap<>(audit());
        all.putAll(deliveries());
        return all;
    }

    private Map<String, Call> audit() {
        AuditTrail trail = world.product.get(AuditTrail.class);
        return Map.ofEntries(
                Map.entry(
                        "AuditTrail.page",
                        (actor, target) -> Calls.shown(
                                trail.page(actor, ofRequest(target.request().value()), Optional.empty()).stream()
                                        .anyMatch(part -> !part.lines().isEmpty()))),
                Map.entry(
                        "AuditTrail.export",
                        (actor, target) -> Calls.shown(
                                trail.export(actor, ofRequest(target.request().value()), 0, Long.MAX_VALUE).stream()
                                        .anyMatch(lines -> !lines.isEmpty()))),
                Map.entry(
                        "AuditTrail.beginExport",
                        (actor, target) ->
                                Calls.shown(trail.beginExport(actor, Map.of()).isPresent())),
                Map.entry(
                        "AuditTrail.kinds",
                        (actor, target) -> Calls.shown(trail.kinds(actor).isPresent())),
                Map.entry("AuditTrail.lastCheck", (actor, target) -> Calls.own(trail.lastCheck(actor))));
    }

    private Map<String, Call> deliveries() {
        Deliveries deliveries = world.product.get(Deliveries.class);
        FailingCall.Id call = new FailingCall.Id("start-execution", "none");
        return Map.ofEntries(
                Map.entry("Deliveries.calls", (actor, target) -> Calls.own(deliveries.calls(actor, Range.first()))),
                Map.entry("Deliveries.retry", (actor, target) -> String.valueOf(deliveries.retry(actor, call))),
                Map.entry("Deliveries.retryAll", (actor, target) -> Integer.toString(deliveries.retryAll(actor))),
                Map.entry(
                        "Deliveries.deadLetters",
                        (actor, target) ->
                                Calls.shown(deliveries.deadLetters(actor).isPresent())),
                Map.entry(
                        "Deliveries.moveBack",
                        (actor, target) -> deliveries
                                .moveBack(actor, DeadLetterQueue.Kind.REQUEST_EVENTS)
                                .name()),
                Map.entry("FailedLetters.resendAll", (actor, target) -> {
                    world.failedLetter(target);
                    return world.product.get(FailedLetters.class).resendAll(actor) > 0 ? "resent" : "none";
                }));
    }

    private static AuditFilter ofRequest(UUID request) {
        return new AuditFilter(
                Optional.empty(), Optional.of(request), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
