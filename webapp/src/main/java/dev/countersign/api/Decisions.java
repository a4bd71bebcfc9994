package dev.countersign.api;

import dev.countersign.approval.DecideResult;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a decision was not recorded, as problems. */
final class Decisions {

    private Decisions() {}

    /** Throws {@link Refused} unless it was recorded. */
    static DecideResult.Recorded recorded(DecideResult result) {
        return switch (result) {
            case DecideResult.Recorded recorded -> recorded;
            case DecideResult.NotFound _ -> throw new Refused(Problem.notFound());
            case DecideResult.NotAllowed(var why) -> throw notAllowed("It is refused: %s.".formatted(Words.of(why)));
            case DecideResult.DecidedElsewhere _ ->
                throw notAllowed("You have decided a step that needs another person than this one.");
            case DecideResult.PassedOn(var standIn) ->
                throw notAllowed("You are away, and %s decides for you.".formatted(standIn.name()));
            case DecideResult.HandedOver(var by, var to, var _, var when) ->
                throw notAllowed("%s delegated or reassigned it to %s, %s.".formatted(by.name(), to.name(), when));
            case DecideResult.SignInNeeded _ -> throw notAllowed("The template asks people to sign in for this.");
            case DecideResult.CommentRequired _ -> throw wrong("/comment", "A denial needs a comment.");
            case DecideResult.QuestionRequired _ -> throw wrong("/comment", "Say what should change.");
            case DecideResult.CommentTooLong(int length, int longest) ->
                throw wrong("/comment", "It has %d characters; the most are %d.".formatted(length, longest));
            case DecideResult.Stale(int current) ->
                throw conflict("changed", "The request has changed; its revision is %d now.".formatted(current));
            case DecideResult.AlreadyDecided(var by, var when, var verdict) ->
                throw conflict(
                        "decided", "%s has decided before: %s, %s.".formatted(by.name(), Words.of(verdict), when));
            case DecideResult.OwnDecision(var verdict, var when) ->
                throw conflict("decided", "You have decided before: %s, %s.".formatted(Words.of(verdict), when));
            case DecideResult.BeingChanged _ ->
                throw conflict("changed", "The requester has just changed the request. Its next revision follows.");
            case DecideResult.SentBack(var requester) ->
                throw conflict(
                        "changed",
                        "The request was sent back: it waits until %s has changed it.".formatted(requester.name()));
            case DecideResult.Closed(var end) -> throw conflict("closed", Words.of(end));
            case DecideResult.Expired(var due) ->
                throw conflict(
                        "closed",
                        "It has expired: it was due %s, and the request went on without this decision.".formatted(due));
            case DecideResult.EndUnconfirmed _ ->
                throw conflict("closed", "The workflow of the request has ended, and takes no decision any more.");
            case DecideResult.Undone _ -> throw conflict("undone", "The decision was undone since.");
        };
    }

    static Refused wrong(String pointer, String message) {
        return new Refused(Problem.invalid(message, List.of(new Problem.WrongField(pointer, "invalid", message))));
    }

    private static Refused notAllowed(String detail) {
        return new Refused(HttpStatus.FORBIDDEN, "not-allowed", "Not allowed", detail);
    }

    private static Refused conflict(String name, String detail) {
        return new Refused(HttpStatus.CONFLICT, name, "It cannot be decided now", detail);
    }
}
