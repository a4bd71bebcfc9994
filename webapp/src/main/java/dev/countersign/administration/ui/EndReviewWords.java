package dev.countersign.administration.ui;

import dev.countersign.request.EndReviewResult;
import dev.countersign.ui.Formats;

/** The text for an {@link EndReviewResult}. */
final class EndReviewWords {

    private EndReviewWords() {}

    static String of(EndReviewResult result, Formats formats) {
        return switch (result) {
            case EndReviewResult.Ended(var status) ->
                formats.say("alarms.check.ended", formats.say("status." + status));
            case EndReviewResult.AlreadyClosed(var status) ->
                formats.say("alarms.check.closed", formats.say("status." + status));
            case EndReviewResult.Unconfirmed(var outcome, var missing) -> {
                if (outcome.isEmpty()) {
                    yield formats.say("alarms.check.unreadable");
                }
                String words = formats.say("alarms.check.outcome." + outcome.get());
                yield missing.isEmpty()
                        ? formats.say("alarms.check.undecided", words)
                        : formats.say(
                                "alarms.check.missing",
                                words,
                                String.join(
                                        ", ",
                                        missing.stream()
                                                .map(name -> name.in(formats.language()))
                                                .toList()));
            }
            case EndReviewResult.Running _ -> formats.say("alarms.check.running");
            case EndReviewResult.NoExecution _ -> formats.say("alarms.check.none");
            case EndReviewResult.NotFound _, EndReviewResult.NotAllowed _ -> formats.say("alarms.check.not-allowed");
        };
    }
}
