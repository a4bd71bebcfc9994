package dev.countersign.editor.ui.trial;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.people.PersonName;
import dev.countersign.request.TrialResult;
import dev.countersign.trial.TestCases;
import java.util.Locale;
import java.util.stream.Collectors;

/** Suggests the name of a test case: "12 desks, Ana García: Manager, Finance". */
final class CaseName {

    private CaseName() {}

    static String of(
            PersonName requester, TrialResult.Imagined imagined, TemplateDefinition definition, Locale language) {
        String steps = imagined.moments().stream()
                .map(TrialResult.Moment::happening)
                .filter(Happening.Asked.class::isInstance)
                .map(Happening::step)
                .distinct()
                .flatMap(key -> StepTree.find(definition.steps(), key).stream())
                .map(Step::name)
                .map(name -> name.in(language))
                .collect(Collectors.joining(", "));
        String title = imagined.title().isBlank() ? "" : imagined.title() + ", ";
        String name = title + requester.name() + (steps.isEmpty() ? "" : ": " + steps);
        return name.codePointCount(0, name.length()) <= TestCases.LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, TestCases.LONGEST_NAME - 1)) + "…";
    }
}
