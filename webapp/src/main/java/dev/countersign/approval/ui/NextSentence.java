package dev.countersign.approval.ui;

import dev.countersign.definitions.outline.Next;
import dev.countersign.definitions.outline.Node;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sentence about what follows after an approval, from the rule of the step and the next steps. */
final class NextSentence {

    private NextSentence() {}

    /**
     * The sentence.
     *
     * @param alsoNeeded how many others must also approve the step
     * @param next what follows after the step
     */
    static String of(int alsoNeeded, Next next, Formats formats, Locale language) {
        if (alsoNeeded > 0) {
            return formats.say("case.next.more-needed", alsoNeeded);
        }
        String then = names(next.then(), formats, language);
        String waitsFor = names(next.waitsFor(), formats, language);
        if (next.waitsFor().isEmpty()) {
            return next.ends() ? formats.say("case.next.approved") : formats.say("case.next.steps", then);
        }
        return next.ends()
                ? formats.say("case.next.approved-after", waitsFor)
                : formats.say("case.next.steps-after", then, waitsFor);
    }

    private static String names(List<Node.StepNode> steps, Formats formats, Locale language) {
        return steps.stream()
                .map(step -> step.passage() == Node.Passage.OPEN
                        ? formats.say("case.next.if-needed", step.name().in(language))
                        : step.name().in(language))
                .collect(Collectors.joining(", "));
    }
}
