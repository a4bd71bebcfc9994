package dev.countersign.definitions.check;

import dev.countersign.definitions.EmailLink;
import dev.countersign.definitions.RequestTitle;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.TypedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the problems of a template before it is published. */
public final class TemplateChecks {

    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern PREFIX = Pattern.compile("[A-Z]{1,8}");

    private TemplateChecks() {}

    /** The problems in the order of the template. It may be published if none of them is an error. */
    public static List<Problem> check(TemplateDefinition definition) {
        var problems = new ArrayList<Problem>();
        if (!KEY.matcher(definition.key()).matches()) {
            problems.add(Problem.error("/key", "template.key", definition.key()));
        }
        if (TypedText.clean(definition.name().standard()).isEmpty()) {
            problems.add(Problem.error("/name", "template.blank"));
        }
        if (!PREFIX.matcher(definition.prefix()).matches()) {
            problems.add(Problem.error("/prefix", "template.prefix"));
        }
        var knowledge = new FormKnowledge(definition.form());
        var parsed = new Parsed();
        var expressions = new Expressions(definition, knowledge, parsed, problems);
        if (!RequestTitle.isTyped(definition)) {
            titles(definition).forEach(title -> expressions.check("/title", title, Expressions.TITLE));
        }
        form(definition, problems);
        RuleChecks.check(definition.form(), expressions, parsed, problems);
        if (definition.steps().isEmpty()) {
            problems.add(Problem.error("/steps", "template.no-steps"));
        }
        new StepChecks(definition, problems, expressions).checkAll("/steps", definition.steps());
        revisions(definition, problems);
        emailLink(definition, problems);
        AmountChecks.check(definition, problems);
        LabelChecks.check(definition, problems);
        TranslationChecks.check(definition, problems);
        new EffectChecks(problems).walk("/steps", definition.steps(), false);
        FlowChecks.check(definition, knowledge, parsed, problems);
        if (problems.stream().noneMatch(Problem::isError)) {
            QuotaChecks.check(definition, problems);
        }
        return List.copyOf(problems);
    }

    /** The problems that only this organisation has, by its groups and people. */
    public static List<Problem> check(TemplateDefinition definition, Organisation organisation) {
        var problems = new ArrayList<Problem>();
        OrganisationChecks.check(definition, organisation, problems);
        return List.copyOf(problems);
    }

    private static void emailLink(TemplateDefinition definition, List<Problem> problems) {
        if (definition.emailLink() instanceof EmailLink.SignInFrom(var amount, var currency)) {
            if (amount.signum() < 0) {
                problems.add(Problem.error("/email-link/sign-in-from", "template.negative-amount"));
            }
            boolean isAsked = definition.form().fields().stream()
                    .anyMatch(field -> field instanceof MoneyField money
                            && money.currencies().contains(currency));
            if (!isAsked) {
                problems.add(Problem.error("/email-link/currency", "template.no-such-money-field", currency));
            }
        }
    }

    private static void revisions(TemplateDefinition definition, List<Problem> problems) {
        if (definition.revisions().due().roughHours() > StepChecks.LONGEST_DUE.roughHours()) {
            problems.add(Problem.error("/revisions/due", "template.due-too-long", StepChecks.LONGEST_DUE.amount()));
        }
        if (definition.isRevisable() && definition.revisions().goesOn() == GoesOn.STEP) {
            if (definition.revisions().byRequester() && keepsWhatWasDecided(definition.steps())) {
                problems.add(Problem.warning("/revisions/by-requester", "template.changed-after-approval"));
            }
            StepTree.of(definition.steps(), ParallelStep.class)
                    .flatMap(parallel -> repeated(definition, parallel))
                    .distinct()
                    .forEach(step ->
                            problems.add(Problem.error("/revisions/goes-on", "template.repeats-what-was-done", step)));
        }
    }

    /** Whether something that the answers may have led to is past when a request is changed at its last approval: a decision, a check or a condition. */
    private static boolean keepsWhatWasDecided(List<Step> steps) {
        return StepTree.of(steps.stream().skip(1).toList(), ApprovalStep.class)
                        .findAny()
                        .isPresent()
                || steps.stream()
                        .limit(1)
                        .anyMatch(first -> first instanceof BranchStep
                                && StepTree.of(List.of(first), ApprovalStep.class)
                                        .findAny()
                                        .isPresent());
    }

    /** The automated steps without a compensation that would run again if a request is sent back from within this parallel step. */
    private static Stream<String> repeated(TemplateDefinition definition, ParallelStep parallel) {
        boolean sendsBack = StepTree.of(List.of(parallel), ApprovalStep.class)
                .anyMatch(step -> definition.revisions().byRequester() || step.sendsBack());
        return StepTree.of(List.of(parallel))
                .filter(step ->
                        sendsBack && step instanceof AutomatedStep automated && automated.compensation() != null)
                .map(Step::key);
    }

    private static Stream<String> titles(TemplateDefinition definition) {
        return Stream.concat(
                Stream.of(definition.title().standard()), definition.title().translations().values().stream());
    }

    private static void form(TemplateDefinition definition, List<Problem> problems) {
        if (definition.form().fields().isEmpty()) {
            problems.add(Problem.error("/form", "template.no-fields"));
        }
        FieldChecks.check(definition.form(), "/form", problems);
    }
}
