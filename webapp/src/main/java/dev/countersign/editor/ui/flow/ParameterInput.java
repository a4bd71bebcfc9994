package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.definitions.condition.Subjects;
import dev.countersign.definitions.function.Parameter;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.text.Text;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.JsonataInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One member of the input of a function: a value, something that the request knows, or a formula. */
final class ParameterInput extends CustomField<Optional<JsonNode>> {

    private enum Source {
        VALUE,
        ANSWER,
        FORMULA
    }

    private final transient List<Subject> subjects;
    private final Choice<Source> source;
    private final ParameterValue value;
    private final Choice<String> answer;
    private final JsonataInput formula;
    private boolean isShowing;

    ParameterInput(Parameter parameter, StepScope scope) {
        super(Optional.empty());
        String label = parameter.label().in(scope.language());
        setLabel(parameter.isRequired() ? label : scope.say("template.step.optional", label));
        setHelperText(parameter.help().in(scope.language()));
        subjects = subjects(parameter, scope);
        source = Choice.named(
                scope.say("template.step.source", label),
                List.of(Source.values()),
                one -> scope.say("template.step.source." + one.name()));
        value = new ParameterValue(parameter, label, scope);
        answer = Choice.named(
                label,
                subjects.stream().map(Subject::path).toList(),
                path -> subjects.stream()
                        .filter(one -> one.path().equals(path))
                        .findFirst()
                        .map(one -> one.name().in(scope.language()))
                        .orElse(path));
        formula = new JsonataInput("", scope.template());
        formula.setAriaLabel(label);
        Div all = new Div(source, value, answer, formula);
        all.addClassName("panel-input");
        add(all);
        draw();
        source.addValueChangeListener(_ -> {
            draw();
            changed();
        });
        value.addValueChangeListener(_ -> changed());
        answer.addValueChangeListener(_ -> changed());
        formula.addValueChangeListener(_ -> changed());
    }

    private static List<Subject> subjects(Parameter parameter, StepScope scope) {
        List<Subject> subjects = new ArrayList<>();
        if (parameter.type() == Parameter.Type.OBJECT || parameter.type() == Parameter.Type.ANY) {
            subjects.add(whole("$form", scope.say("template.step.source.form")));
            subjects.add(whole("$requester", scope.say("template.step.source.requester")));
        }
        String own = Subjects.path("results", scope.step());
        Subjects.of(scope.template()).stream()
                .filter(subject -> !subject.path().startsWith(own + "."))
                .forEach(subjects::add);
        return subjects;
    }

    private static Subject whole(String path, String name) {
        return new Subject(path, Subject.Kind.OTHER, new Text(name, Map.of()), List.of());
    }

    private void changed() {
        if (!isShowing) {
            updateValue();
        }
    }

    private void draw() {
        value.setVisible(source.getValue() == Source.VALUE);
        answer.setVisible(source.getValue() == Source.ANSWER);
        formula.setVisible(source.getValue() == Source.FORMULA);
    }

    @Override
    protected Optional<JsonNode> generateModelValue() {
        return switch (source.getValue()) {
            case VALUE -> value.getValue();
            case ANSWER -> Optional.ofNullable(answer.getValue()).map(FunctionCall::computed);
            case FORMULA ->
                Optional.of(formula.getValue()).filter(text -> !text.isBlank()).map(FunctionCall::computed);
        };
    }

    @Override
    protected void setPresentationValue(Optional<JsonNode> given) {
        isShowing = true;
        try {
            Optional<String> computed = given.flatMap(FunctionCall::formula);
            if (computed.isEmpty()) {
                // An empty formula is no value yet: what was chosen stays.
                if (given.isPresent() || source.getValue() == Source.VALUE) {
                    source.setValue(Source.VALUE);
                    value.setValue(given);
                }
            } else {
                String jsonata = computed.get();
                boolean isKnown = subjects.stream().anyMatch(one -> one.path().equals(jsonata));
                if (source.getValue() != Source.FORMULA || formula.isEmpty()) {
                    source.setValue(isKnown ? Source.ANSWER : Source.FORMULA);
                }
                if (isKnown) {
                    answer.setValue(jsonata);
                }
                formula.setValue(jsonata);
            }
            draw();
        } finally {
            isShowing = false;
        }
    }
}
