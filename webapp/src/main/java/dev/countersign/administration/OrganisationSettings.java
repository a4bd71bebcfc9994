package dev.countersign.administration;

import dev.countersign.administration.ChoiceResult.Limit;
import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.AttachmentLimits;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.LanguageChosen;
import dev.countersign.people.Right;
import dev.countersign.request.RequestLimits;
import dev.countersign.tenant.Edit;
import dev.countersign.tenant.Languages;
import dev.countersign.tenant.TenantLimits;
import dev.countersign.tenant.Tenants;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The languages that the organisation offers, and its limits. Administrators change them, and auditors see them. */
@Service
public class OrganisationSettings {

    private final Tenants tenants;
    private final AttachedFiles files;
    private final RequestLimits requests;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final ApplicationEventPublisher events;

    OrganisationSettings(
            Tenants tenants,
            AttachedFiles files,
            RequestLimits requests,
            ActorTransaction acting,
            AuditLog audit,
            SecurityRecords refusals,
            ApplicationEventPublisher events) {
        this.tenants = tenants;
        this.files = files;
        this.requests = requests;
        this.acting = acting;
        this.audit = audit;
        this.refusals = refusals;
        this.events = events;
    }

    /** Empty for whoever may not see settings. */
    public Optional<OrganisationChoices> open(Actor actor) {
        return acting.call(
                actor,
                present -> isAllowed(present, Right.SEE_ORGANISATION)
                        ? Optional.of(new OrganisationChoices(
                                tenants.languages(present.tenant()), tenants.limits(present.tenant()), most()))
                        : Optional.empty());
    }

    /**
     * Chooses the languages that people can choose. Letters speak them from now on, and open pages at their next request.
     *
     * @param opened what was offered when it was read; what somebody else has changed since is not overwritten
     * @param offered their codes; the first is spoken to whoever speaks none of them
     */
    public ChoiceResult offer(Actor actor, Languages opened, List<String> offered) {
        if (!acting.call(actor, present -> isAllowed(present, Right.SET_ORGANISATION))) {
            return new ChoiceResult.NotAllowed();
        }
        if (offered.isEmpty()
                || !Languages.ALL.offered().containsAll(offered)
                || new HashSet<>(offered).size() < offered.size()) {
            return new ChoiceResult.LanguagesWrong();
        }
        Edit<Languages> edit = new Edit<>(opened, new Languages(offered));
        ChoiceResult result = as(actor, present -> offer(present, edit));
        if (result instanceof ChoiceResult.Saved) {
            // The page of whoever changes it speaks the language at once; others are told by the database.
            events.publishEvent(new LanguageChosen(actor.tenant(), actor.person()));
        }
        return result;
    }

    private ChoiceResult offer(Actor present, Edit<Languages> edit) {
        Languages before = tenants.languages(present.tenant());
        if (edit.isContested(before)) {
            return new ChoiceResult.LanguagesChanged(before);
        }
        Languages after = edit.onto(before);
        tenants.languages(present.tenant(), after);
        record(
                present,
                "organisation.languages",
                Map.of("languages-before", before.written(), "languages", after.written()));
        return new ChoiceResult.Saved();
    }

    /**
     * Chooses limits; empty for those that are configured. Writes those that differ from what was read.
     *
     * @param opened what was chosen when it was read; what somebody else has changed since is not overwritten
     */
    public ChoiceResult limit(Actor actor, TenantLimits opened, TenantLimits chosen) {
        OrganisationChoices.Most most = most();
        return outOfRange(Limit.LARGEST_FILE, chosen.largestFile(), most.largestFile())
                .or(() -> outOfRange(Limit.FILES_PER_REQUEST, chosen.filesPerRequest(), most.filesPerRequest()))
                .or(() -> outOfRange(
                        Limit.SUBMISSIONS_PER_MINUTE, chosen.submissionsPerMinute(), most.submissionsPerMinute()))
                .orElseGet(() -> as(actor, present -> limit(present, new LimitEdits(opened, chosen))));
    }

    private ChoiceResult limit(Actor present, LimitEdits edits) {
        TenantLimits before = tenants.limits(present.tenant());
        Set<Limit> contested = edits.contested(before);
        if (!contested.isEmpty()) {
            return new ChoiceResult.LimitsChanged(contested, before);
        }
        TenantLimits after = edits.onto(before);
        tenants.limits(present.tenant(), after);
        Map<String, String> details = new HashMap<>();
        note(details, "largest-file", before.largestFile(), after.largestFile());
        note(details, "files-per-request", before.filesPerRequest(), after.filesPerRequest());
        note(details, "submissions", before.submissionsPerMinute(), after.submissionsPerMinute());
        record(present, "organisation.limits", details);
        return new ChoiceResult.Saved();
    }

    private OrganisationChoices.Most most() {
        AttachmentLimits configured = files.limits();
        return new OrganisationChoices.Most(
                Math.toIntExact(configured.largest().toMegabytes()),
                configured.perRequest(),
                requests.submissionsPerMinute());
    }

    private static Optional<ChoiceResult> outOfRange(Limit limit, Optional<Integer> chosen, int most) {
        return chosen.filter(value -> value < 1 || value > most).map(_ -> new ChoiceResult.OutOfRange(limit, most));
    }

    private static void note(
            Map<String, String> details, String what, Optional<Integer> before, Optional<Integer> after) {
        if (!before.equals(after)) {
            details.put(what + "-before", before.map(Object::toString).orElse(""));
            details.put(what, after.map(Object::toString).orElse(""));
        }
    }

    private ChoiceResult as(Actor actor, Function<Actor, ChoiceResult> change) {
        return acting.call(actor, present -> {
            if (!isAllowed(present, Right.SET_ORGANISATION)) {
                return new ChoiceResult.NotAllowed();
            }
            tenants.lockSettings(present.tenant());
            // The rights may have been lost meanwhile.
            return acting.again(
                    present,
                    now -> isAllowed(now, Right.SET_ORGANISATION) ? change.apply(now) : new ChoiceResult.NotAllowed());
        });
    }

    private boolean isAllowed(Actor present, Right needed) {
        boolean allowed = present.may(needed);
        if (!allowed) {
            refusals.refused(present.tenant(), present.person(), "organisation", "settings");
        }
        return allowed;
    }

    private void record(Actor present, String kind, Map<String, String> details) {
        if (!details.isEmpty()) {
            audit.append(present.tenant(), new AuditEvent(kind, present.person(), null, details));
        }
    }
}
