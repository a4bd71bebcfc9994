package dev.countersign.request;

import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the record of a request tells: its page, and what everybody who was asked had before them.
 *
 * @param earlier the answers that were changed since, in the order of the revisions
 * @param asked each time that a step asked people, oldest first
 * @param documents all files, in the order of their upload, also those that a later revision does not name
 */
public record RequestRecord(RequestCase page, List<Earlier> earlier, List<Inquiry> asked, List<Document> documents) {

    public RequestRecord {
        earlier = List.copyOf(earlier);
        asked = List.copyOf(asked);
        documents = List.copyOf(documents);
    }

    /** The answer of the revision just before; empty where it is the same. */
    public Optional<Fact.Value> before(String field) {
        return earlier.isEmpty() || !earlier.getLast().changed().contains(field)
                ? Optional.empty()
                : earlier.getLast().facts().stream()
                        .filter(fact -> fact.field().equals(field))
                        .findFirst()
                        .map(Fact::value);
    }

    /**
     * The answers of a revision that was changed since.
     *
     * @param changed the fields that the next revision answers in another way
     */
    public record Earlier(int revision, Instant at, List<Fact> facts, Set<String> changed) {

        public Earlier {
            facts = List.copyOf(facts);
            changed = Set.copyOf(changed);
        }
    }

    /**
     * One time that a step asked people.
     *
     * @param revision the one that they were asked about
     * @param visit from 1; each further one is an escalation
     * @param outcome null if it ended without one
     * @param tally how many approvals were needed, and given
     */
    public record Inquiry(
            Text step,
            int revision,
            int visit,
            Instant since,
            Optional<Instant> until,
            @Nullable Outcome outcome,
            Tally tally,
            List<Approver> people) {

        public Inquiry {
            people = List.copyOf(people);
        }
    }

    /**
     * Somebody who was asked.
     *
     * @param standsFor the person who was away, if this one decided for them
     * @param inPlaceOf the person who could not decide this step
     * @param barred whether this one could not decide it any more in the end
     * @param counts whether what they decided counts for the newest revision
     */
    public record Approver(
            PersonName person,
            List<Prospect.Because> why,
            Optional<PersonName> standsFor,
            Optional<PersonName> inPlaceOf,
            boolean barred,
            boolean counts,
            PathNode.Answer answer,
            Optional<Instant> at,
            @Nullable String comment) {

        public Approver {
            why = List.copyOf(why);
        }
    }

    /**
     * A file.
     *
     * @param sha256 of its bytes, in hexadecimal
     * @param at when it was uploaded
     * @param field the label of its field; empty if it was added to the running case
     */
    public record Document(
            FileFacts file, String sha256, PersonName by, Instant at, Optional<Text> field, boolean hidden) {}
}
