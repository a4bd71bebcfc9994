package dev.countersign.approval.ui;

import dev.countersign.definitions.outline.Next;
import dev.countersign.definitions.outline.Node;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.request.Tally;
import dev.countersign.request.ui.PanelWords;
import dev.countersign.ui.Formats;
import java.text.ListFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sentence about what follows after an approval, from the rule of the step and the next steps. */
final class NextSentence {

    /** The most names that stand for a panel without a name of its own. */
    private static final int NAMES = 3;

    private NextSentence() {}

    /**
     * The sentence.
     *
     * @param after what is missing at the step after the approval
     * @param next what follows after the step
     */
    static String of(Tally after, Next next, Formats formats, Locale language) {
        if (after.missing() > 0) {
            return after.isPlain()
                    ? formats.say("case.next.more-needed", after.missing())
                    : formats.say("case.next.more-from", missing(after, formats, language));
        }
        String then = names(next.then(), formats, language);
        String waitsFor = names(next.waitsFor(), formats, language);
        if (next.waitsFor().isEmpty()) {
            return next.ends() ? formats.say("case.next.approved") : formats.say("case.next.steps", then);
        }
        if (next.ends() && next.waitsFor().stream().allMatch(step -> step.step() instanceof AutomatedStep)) {
            return formats.say("case.next.checks", waitsFor);
        }
        return next.ends()
                ? formats.say("case.next.approved-after", waitsFor)
                : formats.say("case.next.steps-after", then, waitsFor);
    }

    private static String missing(Tally after, Formats formats, Locale language) {
        return ListFormat.getInstance(language, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(after.incomplete().stream()
                        .map(part -> PanelWords.missing(part, NAMES, formats, language))
                        .toList());
    }

    private static String names(List<Node.StepNode> steps, Formats formats, Locale language) {
        return steps.stream()
                .map(step -> step.passage() == Node.Passage.OPEN
                        ? formats.say("case.next.if-needed", step.name().in(language))
                        : step.name().in(language))
                .collect(Collectors.joining(", "));
    }
}
