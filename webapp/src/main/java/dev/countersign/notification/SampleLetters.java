package dev.countersign.notification;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.brand.Brands;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.Right;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.template.TemplateVersionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Writes the letters about imagined requests, for those who edit templates. Nothing is sent, and their links lead nowhere. */
@Service
public class SampleLetters {

    private static final UUID NONE = new UUID(0, 0);

    private final ActorTransaction transaction;
    private final People people;
    private final Brands brands;
    private final LetterWriter writer;
    private final SecurityRecords refusals;

    SampleLetters(
            ActorTransaction transaction, People people, Brands brands, LetterWriter writer, SecurityRecords refusals) {
        this.transaction = transaction;
        this.people = people;
        this.brands = brands;
        this.writer = writer;
        this.refusals = refusals;
    }

    /** Empty if the actor may not edit templates, or reader or requester is nobody. */
    public Optional<SampleLetter> write(Actor actor, SampleLetter.About about) {
        return transaction.call(actor, present -> {
            if (!present.may(Right.EDIT_TEMPLATES)) {
                refusals.refused(present.tenant(), present.person(), "sample-letter", "new");
                return Optional.empty();
            }
            Optional<Person> reader = people.find(present.tenant(), about.reader());
            Optional<Person> requester = people.find(present.tenant(), about.requester());
            return reader.isPresent() && requester.isPresent()
                    ? Optional.of(write(present, about, reader.get(), requester.get()))
                    : Optional.empty();
        });
    }

    private SampleLetter write(Actor present, SampleLetter.About about, Person reader, Person requester) {
        Letter letter = writer.write(new LetterDraft(
                NONE,
                present.tenant(),
                new Notification(
                        reader.id(),
                        about.kind(),
                        new RequestId(NONE),
                        Optional.of(NONE).filter(_ -> about.kind().asksToDecide()),
                        about.step(),
                        about.due()),
                reader,
                requester,
                request(about),
                brands.of(present.tenant()),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LetterDraft.Deadline.NONE));
        return new SampleLetter(letter.to(), letter.subject(), letter.text());
    }

    private static FiledRequest request(SampleLetter.About about) {
        return new FiledRequest(
                new RequestId(NONE),
                about.definition().prefix() + "-0",
                Text.of(about.title()),
                RequestStatus.IN_PROGRESS,
                Optional.empty(),
                1,
                about.requester(),
                new TemplateVersionId(NONE),
                about.definition(),
                about.form(),
                about.submittedAt(),
                about.submittedAt(),
                Optional.empty(),
                null,
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty());
    }
}
