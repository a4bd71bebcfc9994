package dev.countersign.approval.link;

import dev.countersign.approval.HandoverResult;
import dev.countersign.approval.link.LinkCase.Attempt;
import dev.countersign.approval.link.LinkCase.Passing;
import dev.countersign.approval.ui.HandoverTexts;
import dev.countersign.people.Person;
import dev.countersign.people.PersonName;
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
     * @param comment stays, as it was typed
     */
    Attempt refusal(Person reader, Optional<HandoverResult> result, boolean suffices, String comment, String to) {
        Formats formats = new Formats(messages, reader.locale(), reader.zone(), clock);
        String sentence = result.map(refused -> sentence(refused, formats))
                .orElseGet(() -> formats.say(suffices ? "link.used" : "link.sign-in"));
        return switch (result.orElse(null)) {
            case HandoverResult.Unsuitable _, HandoverResult.DecidedElsewhere _ ->
                attempt(comment, Optional.empty(), new Passing(to, Optional.of(sentence), true));
            case HandoverResult.NoteTooLong _ ->
                attempt(comment, Optional.of(sentence), new Passing(to, Optional.empty(), true));
            case null, default -> Attempt.refused(comment, sentence).typed(to);
        };
    }

    /** Says before the case is passed to somebody that they are away; the next click passes it. */
    Attempt away(Person reader, PersonName whom, HandoverResult.Away away, String comment, String to) {
        Formats formats = new Formats(messages, reader.locale(), reader.zone(), clock);
        String sentence = HandoverTexts.away(whom, away, formats) + " " + formats.say("link.delegate.anyway");
        return attempt(comment, Optional.empty(), new Passing(to, Optional.of(sentence), true, to));
    }

    private static String sentence(HandoverResult refused, Formats formats) {
        return refused instanceof HandoverResult.Unsuitable unsuitable
                        && unsuitable.why() == HandoverResult.Unsuitable.Obstacle.UNKNOWN
                ? formats.say("link.delegate.unknown")
                : HandoverTexts.sentence(refused, formats);
    }

    private static Attempt attempt(String comment, Optional<String> problem, Passing passing) {
        return new Attempt(comment, Optional.empty(), Optional.empty(), problem, passing);
    }
}
