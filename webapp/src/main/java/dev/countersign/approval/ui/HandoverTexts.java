package dev.countersign.approval.ui;

import dev.countersign.approval.HandoverResult;
import dev.countersign.people.PersonName;
import dev.countersign.request.ui.EndWords;
import dev.countersign.ui.Formats;
import java.util.Optional;

/** What became of passing an approval on, in one sentence. */
public final class HandoverTexts {

    private HandoverTexts() {}

    public static String sentence(HandoverResult result, Formats formats) {
        return switch (result) {
            case HandoverResult.HandedOver(var number, var to, var delegated, var away) ->
                formats.say("handover.done." + (delegated ? "delegated" : "reassigned"), to.name(), number) + " "
                        + told(away, formats);
            case HandoverResult.AlreadyDecided(var by, var when, var verdict) ->
                formats.say("handover.lost." + verdict.name(), by.name(), formats.inSentence(when));
            case HandoverResult.AlreadyPassed(var by, var to, var delegated, var when) ->
                formats.say(
                        "handover.lost." + (delegated ? "delegated" : "reassigned"),
                        by.name(),
                        to.name(),
                        formats.inSentence(when));
            case HandoverResult.Closed(var end) -> formats.say("handover.lost.closed", EndWords.sentence(end, formats));
            case HandoverResult.NotAllowed(var why) -> formats.say("handover.not-allowed." + why.name());
            case HandoverResult.Unsuitable(var why, var name) -> formats.say("handover.unsuitable." + why.name(), name);
            case HandoverResult.DecidedElsewhere(var name, var decided, var here) ->
                formats.say("handover.elsewhere", name, decided.in(formats.language()), here.in(formats.language()));
            case HandoverResult.ReasonRequired ignored -> formats.say("decide.reason.missing");
            case HandoverResult.NoteTooLong(int length, int longest) ->
                formats.say("comment.too-long", length, longest);
            case HandoverResult.NotFound ignored -> formats.say("comment.not-found");
        };
    }

    /** That the person to whom it can be passed is away, and who would decide. */
    public static String away(PersonName person, HandoverResult.Away away, Formats formats) {
        String until = formats.date(away.until());
        return away.standIn()
                .map(standIn -> formats.say("away.instead-until", person.name(), until, standIn.name()))
                .orElseGet(() -> formats.say("away.nobody-until", person.name(), until));
    }

    /** Who was told, or that they are away. */
    private static String told(Optional<HandoverResult.Away> away, Formats formats) {
        return away.map(absence -> absence.standIn()
                        .map(standIn ->
                                formats.say("handover.done.away", formats.date(absence.until()), standIn.name()))
                        .orElseGet(() -> formats.say("handover.done.away-alone", formats.date(absence.until()))))
                .orElseGet(() -> formats.say("handover.done.told"));
    }
}
