package dev.countersign.definitions.check;

import dev.countersign.definitions.EmailLink;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.condition.Condition;
import dev.countersign.definitions.condition.ConditionParser;
import dev.countersign.definitions.condition.Literals;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.definitions.condition.Subjects;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.Money;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Amount;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds amounts that are written with more decimals than their currency has: who writes 12.500 may mean 12,500. */
final class AmountChecks {

    private final List<Problem> problems;
    private final List<Subject> subjects;

    private AmountChecks(TemplateDefinition definition, List<Problem> problems) {
        this.problems = problems;
        this.subjects = Subjects.of(definition);
    }

    static void check(TemplateDefinition definition, List<Problem> problems) {
        AmountChecks checks = new AmountChecks(definition, problems);
        checks.items("/form", definition.form().items());
        Places.of(definition.steps()).forEach(checks::step);
        if (definition.emailLink() instanceof EmailLink.SignInFrom(BigDecimal amount, String currency)) {
            checks.amount("/email-link/sign-in-from", amount, List.of(currency));
        }
    }

    private void items(String path, List<? extends FormItem> items) {
        for (int i = 0; i < items.size(); i++) {
            String place = path + "/" + i;
            if (items.get(i) instanceof MoneyField money) {
                amount(place + "/min", money.min(), money.currencies());
                amount(place + "/max", money.max(), money.currencies());
                initial(place + "/default", money);
            }
            if (items.get(i) instanceof TableField table) {
                items(place + "/columns", List.<Field>copyOf(table.columns()));
            }
        }
    }

    private void initial(String path, MoneyField money) {
        JsonNode initial = money.rules().initial();
        boolean isRefused = problems.stream().anyMatch(problem -> problem.path().equals(path));
        if (!isRefused && initial != null && initial.path(Money.AMOUNT).isNumber()) {
            amount(
                    path,
                    initial.path(Money.AMOUNT).decimalValue(),
                    List.of(initial.path(Money.CURRENCY).asString("")));
        }
    }

    private void step(String place, Step step) {
        if (step instanceof BranchStep branch) {
            for (int i = 0; i < branch.cases().size(); i++) {
                String path = place + "/cases/" + i + "/when";
                ConditionParser.parse(branch.cases().get(i).when()).ifPresent(when -> condition(path, when));
            }
        }
    }

    private void condition(String path, Condition condition) {
        switch (condition) {
            case Condition.Group group -> group.parts().forEach(part -> condition(path, part));
            case Condition.Comparison comparison ->
                Literals.number(comparison.value())
                        .ifPresent(number -> amount(
                                path,
                                number,
                                Subjects.find(subjects, comparison).currencies()));
        }
    }

    private void amount(String path, @Nullable BigDecimal amount, List<String> currencies) {
        List<String> known = currencies.stream().filter(Money::isCurrency).toList();
        if (amount != null
                && !known.isEmpty()
                && known.stream().allMatch(currency -> amount.scale() > Money.decimals(currency))) {
            problems.add(Problem.warning(
                    path, "template.amount-decimals", new Amount(amount, known.getFirst()), String.join(", ", known)));
        }
    }
}
