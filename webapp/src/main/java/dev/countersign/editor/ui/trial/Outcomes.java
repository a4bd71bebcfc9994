package dev.countersign.editor.ui.trial;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.request.TrialResult;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Tone;
import java.util.Optional;

/** How an imagined request ends, in a line. */
final class Outcomes {

    private Outcomes() {}

    static Div of(TrialResult.Imagined imagined, Formats formats) {
        Optional<Happening.Ended> end = imagined.end();
        if (end.isEmpty()) {
            return new Div(new Badge(Tone.WAIT, Icon.WAITING, formats.say("trial.endless")));
        }
        Div line = new Div(
                badge(end.get().outcome(), formats),
                new Span(formats.say("trial.by", formats.exact(end.get().at()))));
        line.addClassName("trial-end");
        String reason = end.get().reason();
        if (reason != null && !reason.isBlank()) {
            // What failed speaks the language of the engine.
            Span why = new Span(end.get().outcome() == Outcome.FAILED ? formats.say("trial.failed", reason) : reason);
            why.addClassName("small");
            line.add(why);
        }
        return line;
    }

    static Badge badge(Outcome outcome, Formats formats) {
        String words = formats.say("status." + (outcome == Outcome.CHANGES_REQUESTED ? "DENIED" : outcome.name()));
        return switch (outcome) {
            case APPROVED -> new Badge(Tone.YES, Icon.DONE, words);
            case DENIED, FAILED -> new Badge(Tone.NO, Icon.DENIED, words);
            case EXPIRED -> new Badge(Tone.WAIT, Icon.EXPIRED, words);
            case WITHDRAWN, CHANGES_REQUESTED -> new Badge(Tone.CALM, Icon.WITHDRAWN, words);
        };
    }
}
