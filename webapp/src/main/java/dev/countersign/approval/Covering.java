package dev.countersign.approval;

import dev.countersign.approval.AssignmentRepository.Row;
import dev.countersign.approval.AssignmentRepository.Status;
import dev.countersign.away.Absence;
import dev.countersign.away.StandIns;
import dev.countersign.live.Changes;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TimeOrderedIds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives each undecided assignment of an approval to whoever decides it now: its owner, or the owner's stand-in while they are away. A stand-in who may
 * not decide is passed over, and so is who is asked at a step that needs another person, if somebody else in line or a manager above can decide. If nobody is left in the line of stand-ins, the owner keeps it, unless too few people are there to meet the rule: then
 * the next manager above who is there decides, or an administrator. In the request's unit of work.
 */
@Component
class Covering {

    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final AwayApprovers away;
    private final NextAbove above;
    private final Changes changes;
    private final ActRepository acts;
    private final TimeOrderedIds ids;

    Covering(
            AssignmentRepository assignments,
            DecisionRepository decisions,
            AwayApprovers away,
            NextAbove above,
            Changes changes,
            ActRepository acts,
            TimeOrderedIds ids) {
        this.assignments = assignments;
        this.decisions = decisions;
        this.away = away;
        this.above = above;
        this.changes = changes;
        this.acts = acts;
        this.ids = ids;
    }

    /** The people to whom an assignment was given that somebody else had before, with who had it. */
    Map<PersonId, PersonId> cover(LockedApproval approval) {
        return cover(approval, Optional.empty());
    }

    /** The same after this person took a decision back: they keep their place, also where somebody is in line who is not asked at the step beside. */
    Map<PersonId, PersonId> coverAfterUndo(LockedApproval approval, PersonId person) {
        return cover(approval, Optional.of(person));
    }

    private Map<PersonId, PersonId> cover(LockedApproval approval, Optional<PersonId> keeps) {
        List<Row> asked = assignments.of(approval.id());
        List<Row> undecided = asked.stream()
                .filter(row -> row.status() == Status.OPEN
                        || (row.status() == Status.SUSPENDED && row.passed().isPresent()))
                .toList();
        StandIns.Lines lines = away.lines(
                approval,
                undecided.stream()
                        .flatMap(row -> Stream.concat(Stream.of(row.owner(), row.person()), row.chosen().stream()))
                        .collect(Collectors.toSet()));
        boolean nobodyAway = undecided.stream().noneMatch(row -> lines.isAway(row.owner()));
        if (nobodyAway && undecided.stream().allMatch(row -> row.passed().isEmpty())) {
            return Map.of();
        }
        return pass(approval, new Places(approval, asked, undecided, lines, keeps).decide(), lines);
    }

    /** A place is given to a person. Earlier moves come first: a person has one place of an approval at any time. */
    private record Move(Row place, PersonId to) {}

    /** Whoever is asked at this approval from now on, and stands in at one that needs another person, leaves that to somebody else if somebody else can. */
    void leaveOthers(LockedApproval opened) {
        List<LockedApproval> beside = away.beside(opened);
        Set<PersonId> asked = beside.isEmpty() ? Set.of() : Set.copyOf(assignments.open(opened.id()));
        beside.stream()
                .filter(other -> assignments.of(other.id()).stream()
                        .anyMatch(row -> row.status() == Status.OPEN
                                && row.passed().isPresent()
                                && asked.contains(row.person())))
                .forEach(other -> tell(other, cover(other)));
    }

    /** Does that where these people are asked since just now; nothing more is read if none of them is away. */
    Map<PersonId, PersonId> cover(LockedApproval approval, Collection<PersonId> asked) {
        return away.lines(approval, Set.copyOf(asked)).away().isEmpty() ? Map.of() : cover(approval);
    }

    /**
     * Tells those who decide now, and those who did before.
     *
     * @param moved what {@link #cover} returned. Others may have been suspended or asked again since
     */
    void tell(LockedApproval approval, Map<PersonId, PersonId> moved) {
        if (moved.isEmpty()) {
            return;
        }
        ApprovalRow row = approval.row();
        List<PersonId> open = assignments.open(approval.id());
        // Who had one place and has another now is asked as before, for somebody else.
        List<PersonId> asked = moved.keySet().stream()
                .filter(person -> open.contains(person) && !moved.containsValue(person))
                .toList();
        changes.announce(approval.tenant(), moved.values());
        // Nobody at all would mean that the approval has nobody who can decide it.
        if (!asked.isEmpty()) {
            approval.request()
                    .publish(new ApproversAsked(
                            approval.tenant(),
                            row.request(),
                            row.id(),
                            row.step(),
                            asked,
                            row.dueAt(),
                            Optional.of(approval.now())));
        }
        assignments
                .of(approval.id())
                .forEach(now -> Optional.ofNullable(moved.get(now.person()))
                        // Whoever is away knows it.
                        .filter(before -> !before.equals(now.owner()) && !open.contains(before))
                        .ifPresent(before -> approval.request().publish(replaced(approval, before, now))));
    }

    private StandInReplaced replaced(LockedApproval approval, PersonId before, Row now) {
        UUID act = UUID.nameUUIDFromBytes(
                (now.id() + " " + before + " " + approval.now()).getBytes(StandardCharsets.UTF_8));
        return new StandInReplaced(
                approval.tenant(),
                approval.row().request(),
                approval.id(),
                act,
                approval.row().step(),
                before,
                now.person(),
                now.person().equals(now.owner())
                        && !away.lines(approval, Set.of(now.owner())).isAway(now.owner()));
    }

    private Map<PersonId, PersonId> pass(LockedApproval approval, List<Move> moves, StandIns.Lines lines) {
        Map<Row, PersonId> places = new LinkedHashMap<>();
        moves.forEach(move -> {
            assignments.pass(move.place(), move.to(), approval.now());
            places.put(move.place(), move.to());
        });
        Map<PersonId, PersonId> moved = new LinkedHashMap<>();
        places.forEach((row, person) -> {
            if (!row.person().equals(person)) {
                moved.put(person, row.person());
                acts.insert(approval.tenant(), act(approval, row, person, lines));
                approval.request()
                        .record(
                                null,
                                "approval.passed",
                                Map.of(
                                        "approval", approval.id().toString(),
                                        "step", approval.row().step(),
                                        "from", row.person().toString(),
                                        "to", person.toString(),
                                        "owner", row.owner().toString()));
            }
        });
        return moved;
    }

    private ActRepository.Row act(LockedApproval approval, Row place, PersonId person, StandIns.Lines lines) {
        PersonId whose = whose(place, person, lines);
        return new ActRepository.Row(
                ids.next(),
                approval.id(),
                approval.row().step(),
                approval.row().revision(),
                approval.row().visit(),
                ActRepository.Kind.COVERED,
                whose,
                Optional.empty(),
                Optional.of(new ActRepository.Covered(
                        place.person(), person, lines.absence(whose).map(Absence::lastDay))),
                Optional.empty(),
                null,
                approval.now());
    }

    /** Of what a stand-in has passed on: who was away or is back now, and not the owner, who is away as before. */
    private static PersonId whose(Row place, PersonId next, StandIns.Lines lines) {
        if (place.chosen().contains(next)) {
            return next;
        }
        boolean goesAway = !place.chosen().isEmpty()
                && !next.equals(place.owner())
                && lines.isAway(place.person())
                && lines.isAway(place.owner());
        return goesAway ? place.person() : place.owner();
    }

    /** Who decides each undecided assignment. */
    private final class Places {

        private final LockedApproval approval;
        private final List<Row> asked;
        private final List<Row> undecided;
        private final StandIns.Lines lines;
        private final Set<PersonId> barred;
        private final Set<PersonId> askedApart;
        private final @Nullable PersonId keeps;
        /** Who has or had a part that nobody else can get. */
        private final Set<PersonId> taken;

        private final Map<Row, PersonId> places = new LinkedHashMap<>();
        private final List<Move> moves = new ArrayList<>();

        Places(
                LockedApproval approval,
                List<Row> asked,
                List<Row> undecided,
                StandIns.Lines lines,
                Optional<PersonId> keeps) {
            this.approval = approval;
            this.asked = asked;
            this.undecided = undecided;
            this.lines = lines;
            this.barred = away.barred(approval);
            this.askedApart = away.askedApart(approval);
            this.keeps = keeps.orElse(null);
            this.taken = assignments.peopleOf(approval.id());
            undecided.forEach(row -> {
                places.put(row, row.person());
                taken.remove(row.person());
            });
        }

        List<Move> decide() {
            undecided.stream()
                    .filter(row -> !lines.isAway(row.owner()) && isFree(row, row.owner()))
                    .forEach(row -> place(row, row.owner()));
            List<Row> uncovered = new ArrayList<>();
            int before;
            do {
                before = moves.size();
                uncovered.clear();
                undecided.stream()
                        .filter(row -> row.status() == Status.OPEN && lines.isAway(row.owner()))
                        .forEach(row -> inPlaceOfOwner(row)
                                .ifPresentOrElse(person -> place(row, person), () -> uncovered.add(row)));
            } while (leftByOneWhoIsThere(before));
            uncovered.stream().filter(row -> isFree(row, row.owner())).forEach(row -> place(row, row.owner()));
            for (Row row : uncovered) {
                if (isShort()) {
                    above(row).ifPresent(person -> place(row, person));
                }
            }
            return moves;
        }

        private void place(Row row, PersonId person) {
            if (!person.equals(places.put(row, person))) {
                moves.add(new Move(row, person));
            }
        }

        /** Whether one of these moves was from somebody who can decide another place now. */
        private boolean leftByOneWhoIsThere(int after) {
            return moves.stream()
                    .skip(after)
                    .anyMatch(move -> !lines.isAway(move.place().person())
                            && !places.containsValue(move.place().person()));
        }

        /**
         * A place that a stand-in has passed on is with that person, or with whoever stands in for them while they are away: that was somebody's choice,
         * and the line of stand-ins of the owner is not.
         */
        private Optional<PersonId> inPlaceOfOwner(Row row) {
            Predicate<PersonId> mayDecide = person -> mayDecide(row, person);
            Optional<PersonId> standIn = inLine(row, mayDecide);
            return row.chosen().stream()
                    .filter(person -> !lines.isAway(person) && mayDecide.test(person))
                    .findFirst()
                    .or(() -> standIn.filter(person -> askedApart.contains(person) && !person.equals(keeps))
                            .flatMap(_ -> notApart(row)))
                    .or(() -> standIn)
                    .or(() -> present(row, mayDecide));
        }

        /** Somebody who is not asked at a step that needs another person: in line, or the next manager above. */
        private Optional<PersonId> notApart(Row row) {
            Predicate<PersonId> mayDecide = person -> mayDecide(row, person) && !askedApart.contains(person);
            return inLine(row, mayDecide)
                    .or(() -> present(row, mayDecide))
                    .or(() -> firstThere(above.managers(approval.tenant(), row.owner()), mayDecide));
        }

        private Optional<PersonId> inLine(Row row, Predicate<PersonId> mayDecide) {
            return Stream.concat(row.chosen().reversed().stream(), Stream.of(row.owner()))
                    .flatMap(person -> lines.standIn(person, mayDecide).stream())
                    .findFirst();
        }

        /** Whoever has it already, although they are in no line of stand-ins. */
        private Optional<PersonId> present(Row row, Predicate<PersonId> mayDecide) {
            return Optional.of(row.person())
                    .filter(person -> !person.equals(row.owner()) && !lines.isAway(person) && mayDecide.test(person));
        }

        /** Whether the rule could not be met if everybody approved who is there. */
        private boolean isShort() {
            List<Row> now = asked.stream()
                    .map(row -> row.status() == Status.DECIDED || !places.containsKey(row) ? row : placed(row))
                    .toList();
            Set<PersonId> there = now.stream()
                    .filter(row -> row.status() == Status.OPEN && !lines.isAway(row.person()))
                    .map(Row::person)
                    .collect(Collectors.toSet());
            return !Ballot.of(approval.quorum(), now, decisions.standing(approval.id()))
                    .couldApprove(there::contains);
        }

        private Row placed(Row row) {
            return new Row(
                    row.id(),
                    row.approval(),
                    places.getOrDefault(row, row.person()),
                    row.reasons(),
                    row.status(),
                    row.inPlaceOf(),
                    row.passed(),
                    row.assignedAt(),
                    row.firstAssignedAt());
        }

        /** The next manager above the owner who is there and may decide, or an administrator. */
        private Optional<PersonId> above(Row row) {
            return firstThere(above.all(approval.tenant(), row.owner()), person -> mayDecide(row, person));
        }

        private Optional<PersonId> firstThere(Set<PersonId> candidates, Predicate<PersonId> mayDecide) {
            StandIns.Lines absent = away.lines(approval, candidates);
            return candidates.stream()
                    .filter(person -> !absent.isAway(person) && mayDecide.test(person))
                    .findFirst();
        }

        private boolean mayDecide(Row row, PersonId person) {
            return isFree(row, person) && away.mayDecide(approval, barred, person);
        }

        /** Whether the person has no other assignment of the approval. */
        private boolean isFree(Row mine, PersonId person) {
            return !taken.contains(person)
                    && places.entrySet().stream()
                            .noneMatch(place -> !place.getKey().equals(mine)
                                    && place.getValue().equals(person));
        }
    }
}
