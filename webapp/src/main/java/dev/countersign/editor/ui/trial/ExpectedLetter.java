package dev.countersign.editor.ui.trial;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.simulate.Answers;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.notification.NotificationKind;
import dev.countersign.notification.SampleLetter;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.Prospect;
import dev.countersign.request.TrialResult;
import dev.countersign.ui.Formats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A letter that would be sent.
 *
 * @param reader null for the letter of a notification step, whose readers are addresses
 * @param step at which the reader is asked; empty if it is about the whole request
 * @param due null if nothing is due
 * @param mail what a notification step sends; null for all others
 */
record ExpectedLetter(
        Instant at,
        @Nullable PersonId reader,
        @Nullable NotificationKind kind,
        String step,
        @Nullable Instant due,
        Happening.@Nullable Notified mail) {

    static List<ExpectedLetter> of(TrialResult.Imagined imagined, PersonId requester) {
        List<ExpectedLetter> letters = new ArrayList<>();
        for (TrialResult.Moment moment : imagined.moments()) {
            switch (moment.happening()) {
                case Happening.Asked asked -> asked(letters, moment, requester, asked);
                case Happening.Notified mail ->
                    letters.add(new ExpectedLetter(mail.at(), null, null, mail.step(), null, mail));
                case Happening.SentBack back ->
                    letters.add(new ExpectedLetter(
                            back.at(), requester, NotificationKind.CHANGES_REQUESTED, "", back.due(), null));
                case Happening.Ended ended ->
                    kind(ended)
                            .ifPresent(kind ->
                                    letters.add(new ExpectedLetter(ended.at(), requester, kind, "", null, null)));
                case Happening.Answered _, Happening.Called _, Happening.Waited _, Happening.Closed _ -> {}
            }
        }
        letters.sort(Comparator.comparing(ExpectedLetter::at));
        return letters;
    }

    private static void asked(
            List<ExpectedLetter> letters, TrialResult.Moment moment, PersonId requester, Happening.Asked asked) {
        NotificationKind kind = asked.visit() == 1 ? NotificationKind.ASSIGNED : NotificationKind.ESCALATED;
        if (asked.visit() > 1) {
            letters.add(new ExpectedLetter(
                    asked.at(), requester, NotificationKind.ESCALATED_ON, asked.step(), asked.due(), null));
        }
        people(moment).forEach(person -> {
            letters.add(new ExpectedLetter(asked.at(), person, kind, asked.step(), asked.due(), null));
            moment.reminders()
                    .forEach(at -> letters.add(new ExpectedLetter(
                            at, person, NotificationKind.REMINDED, asked.step(), asked.due(), null)));
            if (asked.verdict() == Answers.Verdict.NOTHING) {
                letters.add(new ExpectedLetter(asked.due(), person, NotificationKind.LAPSED, asked.step(), null, null));
            }
        });
    }

    private static Stream<PersonId> people(TrialResult.Moment moment) {
        Prospect people = moment.people();
        return people == null
                ? Stream.empty()
                : people.panels().stream()
                        .flatMap(panel -> panel.people().stream())
                        .map(PersonName::id)
                        .distinct();
    }

    private static Optional<NotificationKind> kind(Happening.Ended ended) {
        return switch (ended.outcome()) {
            case APPROVED -> Optional.of(NotificationKind.APPROVED);
            case DENIED -> Optional.of(NotificationKind.DENIED);
            case EXPIRED -> Optional.of(NotificationKind.EXPIRED);
            case FAILED -> Optional.of(NotificationKind.FAILED);
            case WITHDRAWN, CHANGES_REQUESTED -> Optional.empty();
        };
    }

    /** The letter of a notification step; empty for those that the product writes. */
    Optional<SampleLetter> written() {
        return Optional.ofNullable(mail)
                .map(given -> new SampleLetter(String.join(", ", given.to()), given.subject(), given.text()));
    }

    SampleLetter.About about(
            TemplateDefinition definition, TrialResult.Imagined imagined, PersonId requester, Instant submittedAt) {
        if (reader == null || kind == null) {
            throw new IllegalStateException("a notification step writes its letter itself");
        }
        return new SampleLetter.About(
                definition,
                imagined.form(),
                imagined.title(),
                requester,
                reader,
                kind,
                Optional.of(step).filter(key -> !key.isEmpty()),
                Optional.ofNullable(due),
                submittedAt);
    }

    String words(Formats formats, Function<PersonId, String> names) {
        String to = reader == null
                ? Optional.ofNullable(mail)
                        .map(given -> String.join(", ", given.to()))
                        .orElse("")
                : names.apply(reader);
        return formats.say("trial.letter." + (kind == null ? "NOTIFIED" : kind.name()), to, formats.exact(at));
    }
}
