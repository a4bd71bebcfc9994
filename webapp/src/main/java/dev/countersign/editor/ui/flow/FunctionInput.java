package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.function.FunctionCatalogue;
import dev.countersign.definitions.function.FunctionDescription;
import dev.countersign.editor.ui.input.Choice;

/** Which function of the catalogue is called. */
final class FunctionInput {

    private FunctionInput() {}

    static Choice<String> name(StepScope scope) {
        Choice<String> choice = new Choice<>(
                scope.say("template.step.function"),
                FunctionCatalogue.all().stream().map(FunctionDescription::name).toList(),
                name -> title(scope, name));
        choice.addValueChangeListener(now -> help(choice, scope, now.getValue()));
        help(choice, scope, choice.getValue());
        return choice;
    }

    private static String title(StepScope scope, String name) {
        return FunctionCatalogue.find(name)
                .map(function -> function.title().in(scope.language()))
                .orElse(name);
    }

    private static void help(Choice<String> choice, StepScope scope, String name) {
        choice.setHelperText(FunctionCatalogue.find(name)
                .map(function -> function.help().in(scope.language()))
                .orElse(""));
    }
}
