package dev.countersign.editor.ui.trial;

import dev.countersign.definitions.simulate.Answers;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.function.Consumer;

/** The fields with which the course of an imagined request is chosen. */
final class Choices {

    private Choices() {}

    static Choice<Answers.Verdict> verdict(Formats formats, Answers.Verdict first, Consumer<Answers.Verdict> chosen) {
        Choice<Answers.Verdict> choice = Choice.named(
                formats.say("trial.answer"),
                List.of(Answers.Verdict.values()),
                verdict -> formats.say("trial.answer." + verdict));
        choice.setValue(first);
        choice.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                chosen.accept(change.getValue());
            }
        });
        return choice;
    }
}
