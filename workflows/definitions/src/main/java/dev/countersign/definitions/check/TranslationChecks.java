package dev.countersign.definitions.check;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds texts that lack a language in which other texts of the same template are written. */
final class TranslationChecks {

    private final Map<String, Text> texts = new LinkedHashMap<>();

    private TranslationChecks() {}

    static void check(TemplateDefinition definition, List<Problem> problems) {
        TranslationChecks checks = new TranslationChecks();
        checks.add("/name", definition.name());
        checks.add("/description", definition.description());
        checks.items("/form", definition.form().items());
        checks.steps("/steps", definition.steps());
        Set<String> languages = new TreeSet<>();
        checks.texts
                .values()
                .forEach(text -> languages.addAll(text.translations().keySet()));
        checks.texts.forEach((path, text) -> languages.stream()
                .filter(language -> !text.translations().containsKey(language))
                .filter(language -> !language.equals(Text.STANDARD_LANGUAGE))
                .forEach(language ->
                        problems.add(Problem.warning(path, "template.no-translation", text.standard(), language))));
    }

    private void add(String path, Text text) {
        // Digits and signs alone are the same in every language.
        if (text.standard().codePoints().anyMatch(Character::isLetter)) {
            texts.put(path, text);
        }
    }

    private void items(String path, List<? extends FormItem> items) {
        for (int i = 0; i < items.size(); i++) {
            FormItem item = items.get(i);
            String place = path + "/" + i;
            add(place + "/label", item.label());
            add(place + "/help", item.help());
            switch (item) {
                case TableField table -> items(place + "/columns", table.columns());
                case ChoiceField choice -> options(place + "/options", choice.options());
                case MultiChoiceField choice -> options(place + "/options", choice.options());
                case TextField text
                when text.pattern() != null ->
                    add(place + "/pattern-message", text.pattern().message());
                default -> {}
            }
        }
    }

    /** An option without a label of its own shows its value in every language. */
    private void options(String path, List<Option> options) {
        for (int i = 0; i < options.size(); i++) {
            Option option = options.get(i);
            if (!option.label().equals(Text.of(option.value()))) {
                add(path + "/" + i + "/label", option.label());
            }
        }
    }

    private void steps(String path, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String place = path + "/" + i;
            add(place + "/name", step.name());
            switch (step) {
                case BranchStep branch -> {
                    for (int one = 0; one < branch.cases().size(); one++) {
                        add(
                                place + "/cases/" + one + "/label",
                                branch.cases().get(one).label());
                        steps(
                                place + "/cases/" + one + "/steps",
                                branch.cases().get(one).steps());
                    }
                    steps(place + "/otherwise", branch.otherwise());
                }
                case ParallelStep parallel -> {
                    for (int side = 0; side < parallel.branches().size(); side++) {
                        steps(place + "/branches/" + side, parallel.branches().get(side));
                    }
                }
                case NotifyStep notify -> {
                    add(place + "/subject", notify.subject());
                    add(place + "/message", notify.message());
                }
                case ApprovalStep _, AutomatedStep _, WaitStep _ -> {}
            }
        }
    }
}
