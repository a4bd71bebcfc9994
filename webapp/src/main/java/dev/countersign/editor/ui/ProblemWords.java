package dev.countersign.editor.ui;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.edit.FieldPointer;
import dev.countersign.definitions.edit.FormEdits;
import dev.countersign.definitions.edit.StepPointer;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.ui.Formats;
import java.util.Optional;

/** A problem as a sentence that says where it is: "Step “Finance”: Requesters can decide their own request here." */
final class ProblemWords {

    private ProblemWords() {}

    /** @param template in which the problem is; empty if its text cannot be read, and the sentence stands alone */
    static String of(Problem problem, Optional<TemplateDefinition> template, Formats formats) {
        String sentence = problem.in(formats.language());
        return template.flatMap(one -> place(problem.path(), one, formats))
                .map(place -> formats.say("template.problem.at", place, sentence))
                .orElse(sentence);
    }

    private static Optional<String> place(String path, TemplateDefinition template, Formats formats) {
        Optional<String> field = FieldPointer.find(template.form(), path)
                .flatMap(at -> FormEdits.find(template.form(), at.field()))
                .map(item ->
                        formats.say("template.part.FIELD", named(item.label().in(formats.language()), item.key())));
        return field.or(() -> StepPointer.find(template.steps(), path)
                .flatMap(at -> StepTree.find(template.steps(), at.step()))
                .map((Step step) ->
                        formats.say("template.part.STEP", named(step.name().in(formats.language()), step.key()))));
    }

    private static String named(String name, String key) {
        return name.isBlank() ? key : name;
    }
}
