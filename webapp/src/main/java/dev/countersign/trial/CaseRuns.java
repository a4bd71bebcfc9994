package dev.countersign.trial;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.request.ApprovalTrace;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.Trial;
import dev.countersign.template.CaseOwner;
import dev.countersign.template.KeptCases;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs test cases. In the transaction of the caller, who has checked who may. */
@Component
class CaseRuns implements KeptCases {

    /** A run takes less than a second; this is for templates with very slow expressions. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final TestCaseRepository cases;
    private final ApprovalTrace approvals;
    private final FiledRequests files;
    private final People people;
    private final Templates templates;
    private final Clock clock;

    CaseRuns(
            TestCaseRepository cases,
            ApprovalTrace approvals,
            FiledRequests files,
            People people,
            Templates templates,
            Clock clock) {
        this.cases = cases;
        this.approvals = approvals;
        this.files = files;
        this.people = people;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public int failing(TenantId tenant, CaseOwner owner, TemplateDefinition definition) {
        return (int) run(tenant, owner, definition).stream()
                .filter(line -> !line.passes())
                .count();
    }

    @Override
    public void published(TemplateDraftId draft, String key) {
        cases.moveToTemplate(draft, key);
    }

    /** @throws IllegalArgumentException if the template has errors and cannot be compiled */
    List<CaseReport.Line> run(TenantId tenant, CaseOwner owner, TemplateDefinition definition) {
        List<TestCase> all = cases.of(owner);
        if (all.isEmpty()) {
            return List.of();
        }
        // Tells which steps are new, and what those are called that are gone.
        TemplateDefinition published = owner instanceof CaseOwner.OfTemplate(String key)
                ? templates.newest(tenant, key).map(TemplateVersion::definition).orElse(null)
                : null;
        Instant end = clock.instant().plus(LONGEST);
        Prepared template = Prepared.of(definition);
        Walker walker = new Walker(new StepPeople(tenant, approvals));
        List<CaseReport.Line> lines = new ArrayList<>();
        for (TestCase one : all) {
            lines.add(new CaseReport.Line(
                    one,
                    clock.instant().isAfter(end)
                            ? new CaseResult.NotRun()
                            : result(one, published, walk(tenant, walker, template, one.trial()))));
        }
        return lines;
    }

    /** The way of one; empty if its requester is no active person. */
    Optional<Walk> walk(TenantId tenant, TemplateDefinition definition, Trial trial) {
        return walk(tenant, new Walker(new StepPeople(tenant, approvals)), Prepared.of(definition), trial)
                .map(Walked::walk);
    }

    private Optional<Walked> walk(TenantId tenant, Walker walker, Prepared template, Trial trial) {
        return people.find(tenant, trial.requester()).filter(Person::active).map(requester -> {
            var form = template.definition().form().normalize(trial.answers());
            return walker.walk(
                    template,
                    new Walker.Imagined(
                            requester.id(), files.requester(tenant, requester.id()), _ -> form, trial.submittedAt()),
                    trial.choices());
        });
    }

    private static CaseResult result(TestCase one, @Nullable TemplateDefinition published, Optional<Walked> walked) {
        if (walked.isEmpty()) {
            return new CaseResult.RequesterLeft();
        }
        List<Difference> differences = new Comparison(one.expected(), published, walked.get()).differences();
        return differences.isEmpty() ? new CaseResult.Passed() : new CaseResult.Differs(differences);
    }
}
