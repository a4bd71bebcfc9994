package dev.countersign.editor.ui.trial;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.definitions.simulate.Answers;
import dev.countersign.editor.ui.input.Choice;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the function of an automated step returns, as somebody who tries the template chooses. The function itself is not called. */
final class ReturnedChoice extends Div {

    private static final int LONGEST = 20_000;

    private final transient Consumer<Answers.Returned> chosen;
    private final Choice<Boolean> works;
    private final TextArea value = new TextArea();

    ReturnedChoice(Answers.Returned first, Consumer<Answers.Returned> chosen) {
        this.chosen = chosen;
        addClassName("trial-returned");
        works = Choice.named(
                getTranslation("trial.function"),
                List.of(true, false),
                fine -> getTranslation(fine ? "trial.function.works" : "trial.function.fails"));
        works.setValue(first instanceof Answers.Returned.Result);
        works.addValueChangeListener(_ -> choose());
        value.setLabel(getTranslation("trial.function.answer"));
        value.setHelperText(getTranslation("trial.function.answer.help"));
        value.setMaxLength(LONGEST);
        value.setValue(first instanceof Answers.Returned.Result(JsonNode answer) ? answer.toString() : "{}");
        value.setValueChangeMode(ValueChangeMode.LAZY);
        value.setManualValidation(true);
        value.setWidthFull();
        value.addValueChangeListener(_ -> choose());
        add(works, new Details(getTranslation("trial.function.answer"), value));
    }

    private void choose() {
        value.setInvalid(false);
        if (!works.getValue()) {
            chosen.accept(new Answers.Returned.Failed(getTranslation("trial.function.error")));
            return;
        }
        try {
            String text = value.getValue().strip();
            chosen.accept(new Answers.Returned.Result(
                    text.isEmpty()
                            ? JsonNodeFactory.instance.objectNode()
                            : JsonMapper.shared().readTree(text)));
        } catch (JacksonException _) {
            value.setErrorMessage(getTranslation("trial.function.no-json"));
            value.setInvalid(true);
        }
    }
}
