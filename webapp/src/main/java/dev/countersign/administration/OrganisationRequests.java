package dev.countersign.administration;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRows;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The requests of the whole organisation, for those who may see all of them. */
@Service
public class OrganisationRequests {

    /** The rows of a part of the list on the screen. */
    public static final int PAGE = 50;

    /** The most rows of a part. */
    public static final int MOST = 200;

    /** Where counting ends. */
    public static final int MOST_COUNTED = 100;

    /** What should have happened this long ago is late. Before that, whoever does it may be at it. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final ActorTransaction acting;
    private final RequestScan requests;
    private final TroubleRepository troubles;
    private final RequestRows rows;
    private final Templates templates;
    private final SecurityRecords refusals;
    private final Clock clock;

    OrganisationRequests(
            ActorTransaction acting,
            RequestScan requests,
            TroubleRepository troubles,
            RequestRows rows,
            Templates templates,
            SecurityRecords refusals,
            Clock clock) {
        this.acting = acting;
        this.requests = requests;
        this.troubles = troubles;
        this.rows = rows;
        this.templates = templates;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * A part of the list, newest first. Empty for everybody who may not see all requests.
     *
     * @param after the last request of the part before
     * @param limit how many, at most {@value #MOST}
     */
    public Optional<OrganisationPage> page(
            Actor actor, OrganisationFilter filter, Optional<RequestId> after, int limit) {
        return acting.call(
                actor,
                present -> isAllowed(present) ? Optional.of(read(present, filter, after, limit)) : Optional.empty());
    }

    /**
     * With how many requests each of these is wrong, counted up to {@value #MOST_COUNTED}; nothing for whoever may not see all requests. What is wrong
     * with none may be missing.
     */
    public Map<Trouble.Kind, Integer> troubleCounts(Actor actor) {
        return acting.call(actor, present -> isAllowed(present) ? troubles.counts(late(), MOST_COUNTED) : Map.of());
    }

    /** What is wrong with a request, the most urgent first; nothing for whoever may not see all requests. */
    public List<Trouble> troubles(Actor actor, RequestId request) {
        return acting.call(
                actor,
                present -> present.may(Right.SEE_REQUESTS)
                        ? troubles.of(List.of(request), late()).getOrDefault(request, List.of())
                        : List.of());
    }

    /** The newest version of each template that requests can be filtered by. */
    public List<TemplateDefinition> templates(Actor actor) {
        return acting.call(
                actor,
                present -> isAllowed(present)
                        ? templates.newest(present.tenant()).stream()
                                .map(TemplateVersion::definition)
                                .toList()
                        : List.of());
    }

    private boolean isAllowed(Actor present) {
        boolean allowed = present.may(Right.SEE_REQUESTS);
        if (!allowed) {
            refusals.refused(present.tenant(), present.person(), "requests", "organisation");
        }
        return allowed;
    }

    private OrganisationPage read(Actor present, OrganisationFilter filter, Optional<RequestId> after, int limit) {
        Instant late = late();
        RequestScan.Found found = requests.page(filter.at(clock.instant()), after, Math.clamp(limit, 1, MOST), late);
        Map<RequestId, List<Trouble>> wrong = found.ids().isEmpty() ? Map.of() : troubles.of(found.ids(), late);
        return new OrganisationPage(
                rows.of(present.tenant(), found.ids()).stream()
                        .map(row -> new OrganisationPage.Line(row, wrong.getOrDefault(row.id(), List.of())))
                        .toList(),
                found.next().map(last -> new OrganisationPage.Next(last, RequestScan.timeOf(last))),
                found.ids().isEmpty() && !requests.areAny());
    }

    private Instant late() {
        return clock.instant().minus(GRACE);
    }
}
