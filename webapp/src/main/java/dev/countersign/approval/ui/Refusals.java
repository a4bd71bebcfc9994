package dev.countersign.approval.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.Verdict;
import dev.countersign.definitions.text.Text;
import dev.countersign.ui.Formats;
import java.util.Locale;

/** Why a decision was not taken, in one sentence. */
final class Refusals {

    private Refusals() {}

    static String sentence(DecideResult refused, Formats formats) {
        return switch (refused) {
            case DecideResult.Recorded ignored -> throw new IllegalArgumentException("it was recorded");
            case DecideResult.AlreadyDecided(var by, var when, var verdict) ->
                say("decide.lost." + verdict.name(), by.name(), formats.moment(when));
            case DecideResult.OwnDecision own ->
                say("case.decided." + own.verdict().name());
            case DecideResult.NotAllowed(var why) -> say("decide.not-allowed." + why.name());
            case DecideResult.DecidedElsewhere elsewhere ->
                elsewhere(elsewhere.decided(), elsewhere.here(), elsewhere.verdict(), formats.language());
            case DecideResult.Stale(int revision) -> say("decide.stale", revision);
            case DecideResult.CommentRequired ignored -> say("decide.reason.missing");
            case DecideResult.CommentTooLong(int length, int longest) -> say("comment.too-long", length, longest);
            case DecideResult.Expired(var due) -> say("decide.expired", formats.moment(due));
            case DecideResult.Closed ignored -> say("decide.lost.closed");
            case DecideResult.NotFound ignored -> say("comment.not-found");
        };
    }

    /** Why somebody who decided another step does not decide this one. */
    static String elsewhere(Text decided, Text here, Verdict verdict, Locale language) {
        return say("decide.elsewhere." + verdict.name(), decided.in(language), here.in(language));
    }

    private static String say(String key, Object... args) {
        return I18NProvider.translate(key, args);
    }
}
