package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.editor.ui.input.JsonataInput;
import dev.countersign.editor.ui.input.LanguagesInput;
import java.util.Optional;

/** To whom an email is sent, and what it says. */
final class NotifyProperties extends StepProperties<NotifyStep> {

    NotifyProperties(StepScope scope) {
        super(NotifyStep.class, scope);
        JsonataInput to = new JsonataInput(say("template.step.to"), scope.template());
        to.setHelperText(say("template.step.to.help"));
        to.setManualValidation(true);
        add(
                bind().bind(
                                "/to",
                                to,
                                NotifyStep::to,
                                (step, text) ->
                                        new NotifyStep(step.key(), step.name(), text, step.subject(), step.message()),
                                text -> text.isBlank()
                                        ? Optional.of(say("template.step.to.missing"))
                                        : Optional.empty()),
                bind().bind(
                                "/subject",
                                LanguagesInput.line(say("template.step.subject")),
                                NotifyStep::subject,
                                (step, text) ->
                                        new NotifyStep(step.key(), step.name(), step.to(), text, step.message())),
                bind().bind(
                                "/message",
                                LanguagesInput.lines(say("template.step.message")),
                                NotifyStep::message,
                                (step, text) ->
                                        new NotifyStep(step.key(), step.name(), step.to(), step.subject(), text)));
    }
}
