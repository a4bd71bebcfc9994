package dev.countersign.trial;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.live.Changes;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.request.Trial;
import dev.countersign.template.CaseOwner;
import dev.countersign.template.TemplateDraft;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.tenant.TimeOrderedIds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;

/**
 * The test cases of a template: imagined requests with the way that each should take, run when a version is published. Those of a new template belong to its
 * draft until then. They name people of the organisation, so they are not part of the YAML.
 */
@Service
public class TestCases {

    /** The database enforces this limit, too. */
    public static final int LONGEST_NAME = 120;

    public static final int MOST = 50;

    private final ActorTransaction acting;
    private final TemplateDrafts drafts;
    private final TestCaseRepository cases;
    private final CaseRuns runs;
    private final People people;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final Changes changes;
    private final TimeOrderedIds ids;
    private final Clock clock;

    TestCases(
            ActorTransaction acting,
            TemplateDrafts drafts,
            TestCaseRepository cases,
            CaseRuns runs,
            People people,
            AuditLog audit,
            SecurityRecords refusals,
            Changes changes,
            TimeOrderedIds ids,
            Clock clock) {
        this.acting = acting;
        this.drafts = drafts;
        this.cases = cases;
        this.runs = runs;
        this.people = people;
        this.audit = audit;
        this.refusals = refusals;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /** Runs the cases with the draft. Empty if it has errors or is gone, and for whoever may not edit templates. */
    public Optional<CaseReport> run(Actor actor, TemplateDraftId id) {
        return acting.call(
                actor,
                present -> mayEdit(present, id)
                        ? drafts.open(present, id)
                                .flatMap(draft -> sound(draft).map(definition -> report(present, draft, definition)))
                        : Optional.empty());
    }

    private CaseReport report(Actor present, TemplateDraft draft, TemplateDefinition definition) {
        List<CaseReport.Line> lines = runs.run(present.tenant(), CaseOwner.of(draft), definition);
        Set<PersonId> known = new HashSet<>();
        lines.forEach(line -> {
            known.add(line.one().trial().requester());
            if (line.result() instanceof CaseResult.Differs(var differences)) {
                differences.forEach(difference -> {
                    if (difference instanceof Difference.People others) {
                        known.addAll(others.missing());
                        known.addAll(others.added());
                    }
                });
            }
        });
        return new CaseReport(lines, people.names(present.tenant(), known));
    }

    /** Keeps an imagined request; what the draft does with it now is expected from now on. One with the same name is replaced. */
    public CaseChange keep(Actor actor, TemplateDraftId id, String name, Trial trial) {
        String called = TypedText.line(name);
        if (called.isEmpty()) {
            return new CaseChange.NameMissing();
        }
        if (called.codePointCount(0, called.length()) > LONGEST_NAME) {
            return new CaseChange.NameTooLong(LONGEST_NAME);
        }
        if (StoredCase.scenario(trial).getBytes(StandardCharsets.UTF_8).length > Form.MAX_BYTES) {
            return new CaseChange.TooLarge();
        }
        return changing(actor, id, (present, draft) -> {
            CaseOwner owner = CaseOwner.of(draft);
            long others = cases.of(owner).stream()
                    .filter(one -> !one.name().equals(called))
                    .count();
            if (others >= MOST) {
                return new CaseChange.TooMany(MOST);
            }
            Optional<TemplateDefinition> definition = sound(draft);
            if (definition.isEmpty()) {
                return new CaseChange.Broken();
            }
            Optional<Walk> walk = runs.walk(present.tenant(), definition.get(), trial);
            if (walk.isEmpty()) {
                return new CaseChange.NoSuchPerson();
            }
            cases.put(
                    present,
                    owner,
                    new TestCase(new TestCaseId(ids.next()), called, trial, walk.get()),
                    clock.instant());
            record(present, draft, "template.case-kept", called);
            return new CaseChange.Done();
        });
    }

    /** What the draft does now with these cases is expected from now on. */
    public CaseChange expectNow(Actor actor, TemplateDraftId id, Collection<TestCaseId> which) {
        return changing(actor, id, (present, draft) -> {
            Optional<TemplateDefinition> definition = sound(draft);
            if (definition.isEmpty()) {
                return new CaseChange.Broken();
            }
            List<TestCase> all = cases.of(CaseOwner.of(draft)).stream()
                    .filter(one -> which.contains(one.id()))
                    .toList();
            if (all.isEmpty()) {
                return new CaseChange.NotFound();
            }
            for (TestCase one : all) {
                Optional<Walk> walk = runs.walk(present.tenant(), definition.get(), one.trial());
                if (walk.isEmpty()) {
                    return new CaseChange.NoSuchPerson();
                }
                cases.expect(one.id(), walk.get(), present.person(), clock.instant());
                record(present, draft, "template.case-changed", one.name());
            }
            return new CaseChange.Done();
        });
    }

    public CaseChange remove(Actor actor, TemplateDraftId id, TestCaseId which) {
        return changing(actor, id, (present, draft) -> {
            Optional<TestCase> found = cases.of(CaseOwner.of(draft)).stream()
                    .filter(one -> one.id().equals(which))
                    .findFirst();
            if (found.isEmpty()) {
                return new CaseChange.NotFound();
            }
            cases.remove(which);
            record(present, draft, "template.case-removed", found.get().name());
            return new CaseChange.Done();
        });
    }

    private CaseChange changing(Actor actor, TemplateDraftId id, BiFunction<Actor, TemplateDraft, CaseChange> change) {
        return acting.call(actor, present -> {
            if (!mayEdit(present, id)) {
                return new CaseChange.NotAllowed();
            }
            Optional<TemplateDraft> draft = drafts.open(present, id);
            if (draft.isEmpty()) {
                return new CaseChange.NotFound();
            }
            cases.lock(CaseOwner.of(draft.get()));
            // The right may have been lost meanwhile, and the draft published.
            return acting.again(
                    present,
                    now -> mayEdit(now, id)
                            ? drafts.open(now, id)
                                    .map(same -> change.apply(now, same))
                                    .orElseGet(CaseChange.NotFound::new)
                            : new CaseChange.NotAllowed());
        });
    }

    private static Optional<TemplateDefinition> sound(TemplateDraft draft) {
        return draft.definition()
                .filter(definition -> TemplateChecks.check(definition).stream().noneMatch(Problem::isError));
    }

    private boolean mayEdit(Actor present, TemplateDraftId id) {
        boolean may = present.may(Right.EDIT_TEMPLATES);
        if (!may) {
            refusals.refused(present.tenant(), present.person(), "template-case", id.toString());
        }
        return may;
    }

    private void record(Actor present, TemplateDraft draft, String kind, String name) {
        audit.append(
                present.tenant(),
                new AuditEvent(
                        kind,
                        present.person(),
                        null,
                        Map.of(
                                "template",
                                draft.template()
                                        .or(() -> draft.definition().map(TemplateDefinition::key))
                                        .orElse(""),
                                "name",
                                name)));
        changes.announce(present.tenant(), draft.id().value(), List.of());
    }
}
