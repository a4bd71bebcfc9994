package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Voter;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the page of a request needs to know about approvals. The module that owns approvals implements it. Every method is called in a transaction of
 * the tenant.
 */
public interface ApprovalTrace {

    /** All visits of approval steps of the request, oldest first. */
    List<Visit> visits(RequestId request);

    /** The same as this person sees it: only who decides sees decisions that can still be undone, and who is asked beside them. */
    List<Visit> visits(RequestId request, PersonId reader);

    /** Everybody who is or was asked about the request, with the reasons, as the record tells it; without those who have passed it on. */
    List<Reasoned> reasons(TenantId tenant, FiledRequest request);

    /** What people did at the request's approvals besides deciding, oldest first. */
    List<Act> acts(RequestId request);

    /** For each of these requests that waits for people: the steps at which it waits now. */
    Map<RequestId, List<Waiting>> waiting(Collection<RequestId> requests);

    /** Whether the person is or was asked about the request, or is the manager of somebody who is asked now. */
    boolean involves(RequestId request, PersonId person);

    /**
     * For each revision: the outcome of each step in which people were asked. It is that of the latest visit, if it cannot be undone any more. Empty before
     * that, for a void step, and if the recorded decisions counted again by the quorum of the template give another outcome.
     */
    Map<Integer, Map<String, Latest>> outcomes(FiledRequest request);

    /** Whom this step would ask now, for a form that is being filled in. Nobody if that depends on what is not known yet. */
    List<Foreseen> foresee(
            TenantId tenant, PersonId requester, TemplateDefinition definition, ApprovalStep step, JsonNode form);

    /** Everybody who is or was asked about the request. */
    List<PersonId> everybody(RequestId request);

    /** Those of these people who are or were asked about any of these requests, with which. */
    Map<PersonId, Set<RequestId>> asked(Collection<RequestId> requests, Collection<PersonId> people);

    /** So many of those who work here and are or were asked about most of these requests, with which. */
    Map<PersonId, Set<RequestId>> mostAsked(Collection<RequestId> requests, int limit);

    /**
     * Why a person was asked.
     *
     * @param owner who was asked, present or away
     * @param inPlaceOf whom they were asked for, since that person may not decide
     * @param barred whether they may not decide any more themselves
     */
    record Reasoned(
            String step,
            int revision,
            int visit,
            PersonId person,
            PersonId owner,
            Optional<PersonId> inPlaceOf,
            boolean barred,
            List<Prospect.Because> why) {

        public Reasoned {
            why = List.copyOf(why);
        }

        boolean isAt(Visit other) {
            return step.equals(other.step()) && revision == other.revision() && visit == other.visit();
        }
    }

    /**
     * How the latest visit of a step ended.
     *
     * @param visit from 1; each further one is an escalation
     */
    record Latest(int visit, Optional<Outcome> outcome) {

        public boolean is(Outcome other) {
            return outcome.equals(Optional.of(other));
        }
    }

    /**
     * One visit of an approval step, or of {@link HumanTask#REVISE}, in which nobody is asked but the requester.
     *
     * @param revision the revision of the request that was asked about
     * @param outcome how it ended; null while it is open, and if it is void
     * @param called everybody who was asked, also who may not decide any more, with the time
     * @param barred who of them may not decide any more
     */
    record Visit(
            String step,
            int revision,
            int visit,
            State state,
            @Nullable Outcome outcome,
            List<Asked> asked,
            Instant since,
            Optional<Instant> until,
            Optional<Instant> due,
            List<Called> called,
            List<PersonId> barred) {

        public Visit {
            asked = List.copyOf(asked);
            called = List.copyOf(called);
            barred = List.copyOf(barred);
        }

        /** A visit in which everybody was asked at its beginning. */
        public Visit(
                String step,
                int revision,
                int visit,
                State state,
                @Nullable Outcome outcome,
                List<Asked> asked,
                Instant since,
                Optional<Instant> until,
                Optional<Instant> due) {
            this(
                    step,
                    revision,
                    visit,
                    state,
                    outcome,
                    asked,
                    since,
                    until,
                    due,
                    asked.stream()
                            .map(one -> new Called(one.owner(), one.person(), since, since))
                            .toList(),
                    List.of());
        }

        /** Since when it waits for the people who have not answered: those who stand in for others were asked later. */
        public Instant waitingSince() {
            return Stream.concat(
                            asked.stream()
                                    .filter(one -> one.answer() == PathNode.Answer.AWAITED)
                                    .flatMap(one -> one.standsFor().map(StandsFor::since).stream()),
                            calledThemselves())
                    .min(Comparator.naturalOrder())
                    .orElse(since);
        }

        private Stream<Instant> calledThemselves() {
            Set<PersonId> awaited = asked.stream()
                    .filter(one -> one.answer() == PathNode.Answer.AWAITED
                            && one.standsFor().isEmpty())
                    .map(Asked::person)
                    .collect(Collectors.toSet());
            return called.stream().filter(one -> awaited.contains(one.person())).map(Called::at);
        }

        /** Whether the requester is or was asked to change the request. */
        public boolean isRevise() {
            return step.equals(HumanTask.REVISE);
        }
    }

    /**
     * When a person was asked, present or away.
     *
     * @param decides who decides it now, that person or somebody for them
     * @param first when the first was asked of those who passed it on to one another
     */
    record Called(PersonId person, PersonId decides, Instant at, Instant first) {}

    /**
     * A step that waits for people, as lists show it.
     *
     * @param visit from 1; each further one is an escalation
     * @param voters the people who are asked, in any order
     * @param firstAwaited the first {@value #FEW} of those who have not answered
     */
    record Waiting(
            String step,
            int visit,
            List<Voter> voters,
            List<Awaited> firstAwaited,
            Instant since,
            Optional<Instant> due) {

        /** The most names that a list shows. The number of further people is shown. */
        public static final int FEW = 5;

        public Waiting {
            voters = List.copyOf(voters);
            firstAwaited = List.copyOf(firstAwaited);
        }

        /** A person who has not answered, with the panels for which they are asked. */
        public record Awaited(PersonId person, Set<Integer> panels) {

            public Awaited {
                panels = Set.copyOf(panels);
            }
        }
    }

    /**
     * A person who would be asked.
     *
     * @param voter for which panels
     * @param why the reasons, by panel
     * @param away if the person is away now
     */
    record Foreseen(
            PersonId person, Voter voter, Map<Integer, List<Prospect.Because>> why, Optional<ForeseenAbsence> away) {

        public Foreseen(PersonId person, Voter voter, Map<Integer, List<Prospect.Because>> why) {
            this(person, voter, why, Optional.empty());
        }

        public Foreseen {
            why = Map.copyOf(why);
        }
    }

    /**
     * The absence of a person who would be asked.
     *
     * @param until the last day
     * @param note what they have told colleagues; may be blank
     * @param standIn who decides for them; empty if others do
     */
    record ForeseenAbsence(LocalDate until, String note, Optional<PersonId> standIn) {}

    enum State {
        OPEN,
        /** Its rule is met, but nothing follows yet: a decision can still be undone. */
        SETTLED,
        ANSWERED,
        /** Decided, but the execution went on without it. */
        SUPERSEDED,
        VOID
    }

    /** Something that was done at a visit of an approval step. */
    sealed interface Act {

        String step();

        int revision();

        int visit();

        PersonId by();

        Instant at();

        /** Somebody else is asked in the place of a person; {@code by} is that person, an administrator or a manager. */
        record Passed(
                UUID id,
                String step,
                int revision,
                int visit,
                PersonId by,
                PersonId from,
                PersonId to,
                @Nullable String note,
                Instant at)
                implements Act {}

        /**
         * Somebody decides from then on in the place of a person who is away.
         *
         * @param by whose place it is, or to whom it was passed, whoever of them is away
         * @param from who had it
         * @param to that person again, if they are back
         * @param until the last day of the absence
         */
        record Covered(
                String step,
                int revision,
                int visit,
                PersonId by,
                PersonId from,
                PersonId to,
                Optional<LocalDate> until,
                Instant at)
                implements Act {}

        /** The people who are asked were reminded. */
        record Nudged(String step, int revision, int visit, PersonId by, Instant at) implements Act {}

        /** The due date was moved. */
        record Extended(
                String step,
                int revision,
                int visit,
                PersonId by,
                Instant before,
                Instant due,
                String reason,
                Instant at)
                implements Act {}

        /** Somebody who is asked as a member of a group has left it, or is in it again. */
        record Member(String step, int revision, int visit, PersonId by, Membership what, Instant at) implements Act {}

        enum Membership {
            /** They may not decide any more. */
            LEFT,
            /** They may not decide any more, since they have left the organisation. */
            GONE,
            /** They are asked for other groups, too, and decide for those alone. */
            LEFT_SOME,
            REJOINED
        }
    }

    /**
     * One person with their decision; an undone decision does not count.
     *
     * @param voter for which panels they are asked, and their vote
     * @param basis what the decision rests on
     * @param standsFor the person who is asked and away, if this one decides for them
     * @param undoable if the decision can still be undone
     * @param decision the id of the decision
     */
    record Asked(
            PersonId person,
            PathNode.Answer answer,
            Optional<Instant> at,
            @Nullable String comment,
            Voter voter,
            PathNode.Basis basis,
            Optional<StandsFor> standsFor,
            Optional<PathNode.Undoable> undoable,
            Optional<UUID> decision) {

        /** Who was asked, present or away. */
        public PersonId owner() {
            return standsFor.map(StandsFor::owner).orElse(person);
        }

        /** A person of the only panel. */
        public Asked(PersonId person, PathNode.Answer answer, Optional<Instant> at, @Nullable String comment) {
            this(
                    person,
                    answer,
                    at,
                    comment,
                    new Voter(
                            Set.of(0),
                            switch (answer) {
                                case APPROVED -> Voter.Vote.APPROVED;
                                case DENIED -> Voter.Vote.DENIED;
                                case AWAITED, LAPSED, NOT_NEEDED, ASKED_FOR_CHANGES -> Voter.Vote.NONE;
                            },
                            false),
                    PathNode.Basis.OWN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * Whose place somebody has taken.
     *
     * @param owner who is asked and away
     * @param absent the last of those who are away, because of whom the other person decides: the owner, or whom a stand-in passed it to
     * @param since when the other person began to decide for them
     * @param until the last day on which the absent person is away, if they are away now
     * @param note what the absent person has told colleagues; may be blank
     */
    record StandsFor(PersonId owner, PersonId absent, Instant since, Optional<LocalDate> until, String note) {}
}
