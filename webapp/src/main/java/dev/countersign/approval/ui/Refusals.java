package dev.countersign.approval.ui;

import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.StoodIn;
import dev.countersign.approval.Verdict;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestStatus;
import dev.countersign.ui.Formats;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Why a decision was refused, in one sentence. */
public final class Refusals {

    private Refusals() {}

    public static String sentence(DecideResult refused, Formats formats) {
        return switch (refused) {
            case DecideResult.Recorded ignored -> throw new IllegalArgumentException("it was recorded");
            case DecideResult.AlreadyDecided(var by, var when, var verdict) ->
                formats.say("decide.lost." + verdict.name(), by.name(), formats.inSentence(when));
            case DecideResult.OwnDecision(var verdict, var when) ->
                formats.say("decide.lost.own." + verdict.name(), formats.inSentence(when));
            case DecideResult.HandedOver(var by, var to, var own, var when) ->
                formats.say(
                        own ? "decide.handed-over.own" : "decide.handed-over",
                        by.name(),
                        to.name(),
                        formats.inSentence(when));
            case DecideResult.NotAllowed(var why) -> formats.say("decide.not-allowed." + why.name());
            case DecideResult.DecidedElsewhere elsewhere ->
                elsewhere(elsewhere.decided(), elsewhere.here(), elsewhere.verdict(), formats);
            case DecideResult.PassedOn(var standIn) -> formats.say("case.passed-on", standIn.name());
            case DecideResult.SignInNeeded _ -> formats.say("link.sign-in");
            case DecideResult.Stale(int revision) -> formats.say("decide.stale", revision);
            case DecideResult.CommentRequired ignored -> formats.say("decide.reason.missing");
            case DecideResult.QuestionRequired _ -> formats.say("decide.question.missing");
            case DecideResult.CommentTooLong(int length, int longest) ->
                formats.say("comment.too-long", length, longest);
            case DecideResult.Expired(var due) -> formats.say("decide.expired", formats.inSentence(due));
            case DecideResult.BeingChanged _ -> formats.say("decide.lost.changed");
            case DecideResult.SentBack(var requester) -> formats.say("decide.lost.sent-back", requester.name());
            case DecideResult.EndUnconfirmed _ -> formats.say("decide.unconfirmed");
            case DecideResult.Closed(var end) ->
                closed("decide.lost.closed.", end.status(), end.by(), end.at(), formats);
            case DecideResult.Undone _ -> formats.say("decide.undone-click");
            case DecideResult.NotFound ignored -> formats.say("comment.not-found");
        };
    }

    /** The key of the sentence for an approval that nobody decides any more. Where the request is open, it went on without this approval. */
    public static String closed(String prefix, RequestStatus status) {
        return prefix + (status.isOpen() ? "OPEN" : status.name());
    }

    /** That sentence, with who has ended the request and when. */
    public static String closed(
            String prefix, RequestStatus status, Optional<PersonName> by, Optional<Instant> at, Formats formats) {
        return formats.say(
                closed(prefix, status),
                by.map(PersonName::name).orElse(""),
                at.map(formats::inSentence).orElse(""));
    }

    /** Who has passed it to whom: "You delegated this to Luis Pardo today at 10:15." */
    public static String handedOver(ApprovalCase.State.HandedOver passed, PersonId reader, Formats formats) {
        return formats.say(
                passed.by().id().equals(reader) ? "case.handed-over.own" : "case.handed-over",
                passed.by().name(),
                passed.to().name(),
                formats.inSentence(passed.when()));
    }

    /** Who decides now in the place of somebody who stood in. */
    public static String stoodIn(StoodIn stood, Formats formats) {
        String kind = stood.now().isEmpty() ? "over" : stood.isBack() ? "back" : "other";
        return formats.say(
                "case.stood-in." + kind,
                stood.owner().name(),
                stood.now().map(PersonName::name).orElse(""),
                stood.number(),
                formats.inSentence(stood.since()));
    }

    /** Why a person who decided another step cannot decide this one. */
    public static String elsewhere(Text decided, Text here, Verdict verdict, Formats formats) {
        Locale language = formats.language();
        return formats.say("decide.elsewhere." + verdict.name(), decided.in(language), here.in(language));
    }
}
