package dev.countersign.editor.ui.trial;

import dev.countersign.definitions.simulate.Answers;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.ui.Formats;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The fields with which the course of an imagined request is chosen. */
final class Choices {

    private Choices() {}

    /** @param first what is chosen at first; it stays on offer although nobody can give it any more */
    static Choice<Answers.Verdict> verdict(
            Formats formats, ApprovalStep step, Answers.Verdict first, Consumer<Answers.Verdict> chosen) {
        Choice<Answers.Verdict> choice = Choice.named(
                formats.say("trial.answer"),
                Stream.of(Answers.Verdict.values())
                        .filter(verdict -> verdict == first || verdict.isPossible(step))
                        .toList(),
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
