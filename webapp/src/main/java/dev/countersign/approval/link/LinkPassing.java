package dev.countersign.approval.link;

import dev.countersign.approval.HandoverResult;
import dev.countersign.approval.link.LinkCase.Attempt;
import dev.countersign.approval.link.LinkCase.Passing;
import dev.countersign.approval.ui.HandoverTexts;
import dev.countersign.people.Person;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts into words why a case was not passed to somebody else. What can be corrected is shown at its field. */
@Component
class LinkPassing {

    private final Translations messages;
    private final Clock clock;

    LinkPassing(Translations messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What the page shows.
     *
     * @param result empty where the link cannot do it
     * @param suffices whether people can decide by the link without signing in
     * @param comment stays, since it is in the same form
     */
    Attempt refusal(
            Person reader, Optional<HandoverResult> result, boolean suffices, String comment, String to, String note) {
        Formats formats = new Formats(messages, reader.locale(), reader.zone(), clock);
        String sentence = result.map(refused -> sentence(refused, formats))
                .orElseGet(() -> formats.say(suffices ? "link.used" : "link.sign-in"));
        return switch (result.orElse(null)) {
            case HandoverResult.Unsuitable _, HandoverResult.DecidedElsewhere _ ->
                attempt(comment, new Passing(to, note, Optional.of(sentence), Optional.empty(), true));
            case HandoverResult.NoteTooLong _ ->
                attempt(comment, new Passing(to, note, Optional.empty(), Optional.of(sentence), true));
            case null, default -> Attempt.refused(comment, sentence).typed(to, note);
        };
    }

    private static String sentence(HandoverResult refused, Formats formats) {
        return refused instanceof HandoverResult.Unsuitable unsuitable
                        && unsuitable.why() == HandoverResult.Unsuitable.Obstacle.UNKNOWN
                ? formats.say("link.delegate.unknown")
                : HandoverTexts.sentence(refused, formats);
    }

    private static Attempt attempt(String comment, Passing passing) {
        return new Attempt(comment, Optional.empty(), Optional.empty(), Optional.empty(), passing);
    }
}
