package dev.countersign.matrix;

import dev.countersign.agreement.Agreements;
import dev.countersign.agreement.Proposal;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.template.Accepted;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls about publications that a second person must agree to. */
final class AgreementCalls {

    private static final String TEMPLATE = "matrix-agreed";

    private static @Nullable Proposal proposed;

    private final World world;
    private final Agreements agreements;

    AgreementCalls(World world) {
        this.world = world;
        this.agreements = world.product.get(Agreements.class);
    }

    Map<String, Calls.Call> all() {
        Proposal proposal = proposal(world.product, world.actor("administrator"));
        return Map.of(
                "Agreements.isNeeded",
                (actor, target) -> Calls.shown(agreements.isNeeded(actor).isPresent()),
                "Agreements.latest",
                (actor, target) ->
                        Calls.shown(agreements.latest(actor, TEMPLATE).isPresent()),
                "Agreements.need",
                (actor, target) -> String.valueOf(agreements.need(actor, false)),
                "Agreements.ofRequest",
                (actor, target) -> Calls.shown(
                        agreements.ofRequest(actor, proposal.request()).isPresent()),
                "Agreements.open",
                (actor, target) ->
                        Calls.shown(agreements.open(actor, proposal.id()).isPresent()));
    }

    /** One that was proposed and withdrawn. */
    static synchronized Proposal proposal(RunningProduct product, Actor administrator) {
        Proposal known = proposed;
        if (known == null) {
            known = propose(product, administrator);
            proposed = known;
        }
        return known;
    }

    private static Proposal propose(RunningProduct product, Actor administrator) {
        Agreements agreements = product.get(Agreements.class);
        TemplateDrafts drafts = product.get(TemplateDrafts.class);
        TemplateDraftId draft = ((BeginResult.Begun)
                        drafts.begin(administrator, new DraftOrigin.File("""
                key: %s
                name: {en: Agreed, es: Acordada}
                prefix: AGR
                title: title
                form:
                  - text: title
                    label: {en: Title, es: Título}
                    required: true
                steps:
                  - approval: administrators
                    name: {en: Administrators, es: Administradores}
                    approvers: {role: administrator}
                    due: 5 days
                """.formatted(TEMPLATE))))
                .draft();
        agreements.need(administrator, true);
        PublishResult result = drafts.publish(administrator, draft, 1, "For the matrix", Set.of(Accepted.values()));
        agreements.need(administrator, false);
        if (!(result instanceof PublishResult.Asked asked)) {
            throw new AssertionError(result);
        }
        product.get(RequestService.class).withdraw(administrator, new RequestId(asked.request()));
        drafts.discard(administrator, draft);
        return agreements.latest(administrator, TEMPLATE).orElseThrow();
    }
}
