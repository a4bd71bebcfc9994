package dev.countersign.editor.ui.form;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.edit.FieldPointer;
import dev.countersign.definitions.edit.FormEdits;
import dev.countersign.definitions.edit.StepPointer;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.Optional;

/** Places in a template in words: which field or step, and which part of it. */
final class UseWords {

    private final TemplateDefinition template;
    private final Formats formats;

    UseWords(TemplateDefinition template, Formats formats) {
        this.template = template;
        this.formats = formats;
    }

    /** Each place once, in order. */
    List<String> all(List<String> paths) {
        return paths.stream().map(this::place).distinct().toList();
    }

    private String place(String path) {
        Optional<String> field = FieldPointer.find(template.form(), path)
                .flatMap(at -> FormEdits.find(template.form(), at.field())
                        .map(item -> formats.say(
                                "template.use.field", FieldScope.name(item, formats.language()), part(at.rest()))));
        return field.or(() -> StepPointer.find(template.steps(), path)
                        .flatMap(at -> StepTree.find(template.steps(), at.step())
                                .map(Step::name)
                                .map(name -> formats.say(
                                        "template.use.step", name.in(formats.language()), part(at.rest())))))
                .orElseGet(() -> formats.say("template.use.title"));
    }

    private String part(String rest) {
        String member = rest.startsWith("/") ? rest.substring(1).split("/", 2)[0] : "";
        return formats.find("template.use.part." + member).orElseGet(() -> formats.say("template.use.part"));
    }
}
