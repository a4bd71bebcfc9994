package dev.countersign.notification;

import dev.countersign.execution.LetterAnswered;
import dev.countersign.live.Changes;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what the mail server said to letters that it did not take at once, and that it took them at last. */
@Component
class LetterAnswers {

    private final FailedLetterRepository letters;
    private final LetterAlarm alarm;
    private final People people;
    private final Changes changes;

    LetterAnswers(FailedLetterRepository letters, LetterAlarm alarm, People people, Changes changes) {
        this.letters = letters;
        this.alarm = alarm;
        this.people = people;
        this.changes = changes;
    }

    @EventListener
    void on(LetterAnswered answered) {
        UUID letter = answered.letter();
        PersonId to = new PersonId(answered.person());
        Optional<Integer> before = answered.taken()
                ? letters.taken(letter, to)
                : letters.delayed(letter, to, RefusedAddresses.detail(answered.detail()));
        before.ifPresent(attempts -> {
            if (attempts > 0) {
                alarm.soon(answered.tenant());
            }
            changes.announce(
                    answered.tenant(),
                    Stream.concat(
                                    Stream.of(to),
                                    people.administrators(answered.tenant()).stream()
                                            .map(Person::id))
                            .distinct()
                            .toList());
        });
    }
}
