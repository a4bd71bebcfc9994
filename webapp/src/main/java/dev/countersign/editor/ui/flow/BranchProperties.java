package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.definitions.condition.ConditionParser;
import dev.countersign.definitions.condition.Subjects;
import dev.countersign.definitions.edit.NewStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.BranchStep.Case;
import dev.countersign.definitions.text.Text;
import dev.countersign.editor.ui.input.LanguagesInput;
import dev.countersign.ui.Icon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The conditions of a branch, each with its label. A label that says the condition follows it. */
final class BranchProperties extends StepProperties<BranchStep> {

    BranchProperties(BranchStep step, StepScope scope) {
        super(BranchStep.class, scope);
        add(new Paragraph(say("template.step.branch.about")));
        for (int at = 0; at < step.cases().size(); at++) {
            add(one(at, step.cases().size()));
        }
        Button more = new Button(
                say("template.step.add-case"),
                Icon.NEW.draw(),
                _ -> change(branch -> {
                    List<Case> cases = new ArrayList<>(branch.cases());
                    cases.add(NewStep.caseOf(scope.template()));
                    return branch.with(cases);
                }));
        more.addThemeVariants(ButtonVariant.SMALL);
        add(more);
    }

    private Div one(int at, int count) {
        Div head = new Div(new H3(say("template.step.case", at + 1)));
        head.addClassName("case-head");
        if (at > 0) {
            head.add(button("↑", "template.step.case-up", at, cases -> swapped(cases, at, at - 1)));
        }
        if (count > 1) {
            head.add(button("", "template.step.remove-case", at, cases -> without(cases, at)));
        }
        Div drawn = new Div(
                head,
                bind().bind(
                                "/cases/" + at + "/when",
                                new ConditionInput(say("template.step.case-when"), scope()),
                                branch -> at < branch.cases().size()
                                        ? branch.cases().get(at).when()
                                        : "",
                                (branch, when) -> with(branch, at, before -> renewed(before, when)),
                                when -> when.isBlank()
                                        ? Optional.of(say("template.condition.missing"))
                                        : Optional.empty()),
                bind().bind(
                                "/cases/" + at + "/label",
                                LanguagesInput.line(say("template.step.case-label")),
                                branch -> at < branch.cases().size()
                                        ? branch.cases().get(at).label()
                                        : Text.NONE,
                                (branch, label) -> with(branch, at, before -> before.labelled(label))));
        drawn.addClassName("case-form");
        return drawn;
    }

    /** Under another condition. Its label follows if it said the one before. */
    private Case renewed(Case before, String when) {
        Optional<Text> said = words(before.when());
        Case now = before.when(when);
        return before.label().isEmpty() || said.filter(before.label()::equals).isPresent()
                ? words(when).map(now::labelled).orElse(now)
                : now;
    }

    private Optional<Text> words(String when) {
        return ConditionParser.parse(when).map(condition -> Subjects.words(scope().template(), condition));
    }

    private static BranchStep with(BranchStep branch, int at, UnaryOperator<Case> change) {
        if (at >= branch.cases().size()) {
            return branch;
        }
        List<Case> cases = new ArrayList<>(branch.cases());
        cases.set(at, change.apply(cases.get(at)));
        return branch.with(cases);
    }

    private Button button(String sign, String key, int at, UnaryOperator<List<Case>> change) {
        Button button = sign.isEmpty() ? new Button(Icon.DENIED.draw()) : new Button(sign);
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addClassName("list-remove");
        button.setAriaLabel(say(key, at + 1));
        button.setTooltipText(say(key, at + 1));
        button.addClickListener(_ -> change(branch ->
                at < branch.cases().size() ? branch.with(change.apply(new ArrayList<>(branch.cases()))) : branch));
        return button;
    }

    private static List<Case> swapped(List<Case> cases, int one, int other) {
        Collections.swap(cases, one, other);
        return cases;
    }

    private static List<Case> without(List<Case> cases, int at) {
        cases.remove(at);
        return cases;
    }
}
