package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.drawing.StepTexts;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.editor.TemplateUsage;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Viewer;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Steps in a few words, in the language of the reader. */
public final class StepWords implements StepTexts {

    private final TemplateDefinition template;
    private final Formats formats;
    private final Map<String, Text> groups;

    /** @param groups the names of groups by key; the key is shown of one that is missing */
    public StepWords(TemplateDefinition template, Formats formats, Map<String, Text> groups) {
        this.template = template;
        this.formats = formats;
        this.groups = groups;
    }

    /** For this reader, with the names of the groups that they may know. */
    public static StepWords of(TemplateDefinition template, TemplateUsage usage, Viewer viewer) {
        return new StepWords(template, viewer.formats(), usage.groups(viewer.actor(), groups(template)));
    }

    /** The groups whose names are needed. */
    static Set<String> groups(TemplateDefinition template) {
        return StepTree.of(template.steps(), ApprovalStep.class)
                .flatMap(step -> step.quorum().panels().stream())
                .flatMap(panel ->
                        panel.approvers() instanceof Approvers.Group(String key) ? Stream.of(key) : Stream.empty())
                .collect(Collectors.toSet());
    }

    @Override
    public String submitted() {
        return formats.say("path.submitted");
    }

    @Override
    public String approved() {
        return formats.say("template.flow.approved");
    }

    @Override
    public String otherwise() {
        return formats.say("template.flow.otherwise");
    }

    @Override
    public String name(Step step) {
        return step.name().in(formats.language());
    }

    @Override
    public String label(BranchStep.Case one) {
        return one.label().in(formats.language());
    }

    @Override
    public String detail(Step step) {
        return switch (step) {
            case ApprovalStep approval -> Dotted.of(who(approval.quorum()), until(approval));
            case AutomatedStep automated ->
                formats.say("template.flow.function", automated.call().function());
            case NotifyStep _ -> formats.say("template.flow.mail");
            case WaitStep waiting ->
                switch (waiting.until()) {
                    case WaitStep.Until.Elapsed(var duration) ->
                        formats.say("template.flow.waits", DurationWords.of(duration, formats));
                    case WaitStep.Until.Date(String field) -> formats.say("template.flow.until", field(field));
                };
            case BranchStep _ -> "";
            case ParallelStep parallel ->
                formats.say(parallel.join() == ParallelStep.Join.ALL ? "template.flow.all" : "template.flow.any");
        };
    }

    /** How long, and what follows: {@code 2 days, then Diego Santos, then approved}. */
    private String until(ApprovalStep step) {
        String words = time(step.due());
        for (Expiry.Escalation escalation : step.onExpiry().escalations()) {
            words = formats.say("template.flow.then", words, who(escalation.to()));
        }
        Expiry.Last last = step.onExpiry().last();
        return last == Expiry.Last.END
                ? words
                : formats.say("template.flow.then", words, formats.say("template.flow.then." + last.name()));
    }

    private String who(Quorum quorum) {
        return switch (quorum) {
            case Quorum.Each each -> each.panels().stream().map(this::panel).collect(Collectors.joining(" + "));
            case Quorum.Weighted weighted ->
                formats.say(
                        "template.flow.weight",
                        weighted.needed(),
                        weighted.panels().stream()
                                .map(panel -> who(panel.approvers()))
                                .collect(Collectors.joining(", ")));
        };
    }

    private String panel(Panel panel) {
        String who = who(panel.approvers());
        return switch (panel.rule()) {
            case QuorumRule.Any _ -> who;
            case QuorumRule.All _ -> formats.say("template.flow.all-of", who);
            case QuorumRule.AtLeast(int number) -> formats.say("template.flow.number-of", number, who);
            case QuorumRule.Percent(int percent) -> formats.say("template.flow.percent-of", percent, who);
        };
    }

    String who(Approvers approvers) {
        return switch (approvers) {
            case Approvers.ManagerOf(String person, int levels) ->
                levels == 1
                        ? formats.say("template.who.manager-of", person(person))
                        : formats.say("template.who.manager-above", person(person), levels);
            case Approvers.ManagerOfApprover(String step) ->
                formats.say(
                        "template.who.manager-of-approver",
                        StepTree.find(template.steps(), step).map(this::name).orElse(step));
            case Approvers.DepartmentHead(String person) -> formats.say("template.who.department-head", person(person));
            case Approvers.HoldersOf(var role) -> formats.say("template.who.role." + role.name());
            case Approvers.Group(String key) ->
                formats.say(
                        "template.who.group",
                        groups.getOrDefault(key, Text.of(key)).in(formats.language()));
            case Approvers.PersonInField(String field) -> formats.say("template.who.person-in", field(field));
            case Approvers.FixedPerson(String email) -> email;
            case Approvers.Expression _ -> formats.say("template.who.expression");
        };
    }

    private String person(String key) {
        return key.equals(Approvers.REQUESTER) ? formats.say("template.who.requester") : field(key);
    }

    private String field(String key) {
        return template.form().field(key).map(Field::label).orElse(Text.of(key)).in(formats.language());
    }

    String time(WorkingTime time) {
        return formats.say("template.time." + time.unit().name(), time.amount());
    }
}
