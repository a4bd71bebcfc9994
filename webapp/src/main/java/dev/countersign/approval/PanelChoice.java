package dev.countersign.approval;

import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Voter;
import dev.countersign.people.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Chooses the people of all panels of a quorum. A person of several panels is asked once, with the reasons of each. */
final class PanelChoice {

    /** Of how many people of a panel the managers are looked for: each is read with all managers above. */
    private static final int MOST_BELOW = 20;

    private final Quorum quorum;
    private final PersonId requester;
    private final Function<Approvers, NamedPeople.Found> find;
    private final Function<Reason.Kind, List<Asked>> administrators;
    private final Function<PersonId, List<Asked>> managersAbove;
    private final @Nullable Approvers fallback;
    private final Map<PersonId, Asked> chosen = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * A choice.
     *
     * @param requester is among the people found only if the template allows it
     * @param find who may decide among these approvers
     * @param administrators who may decide among the administrators, with this reason
     * @param managersAbove the managers above this person who may decide, the next one first
     */
    PanelChoice(
            Quorum quorum,
            PersonId requester,
            Function<Approvers, NamedPeople.Found> find,
            Function<Reason.Kind, List<Asked>> administrators,
            Function<PersonId, List<Asked>> managersAbove,
            @Nullable Approvers fallback) {
        this.quorum = quorum;
        this.requester = requester;
        this.find = find;
        this.administrators = administrators;
        this.managersAbove = managersAbove;
        this.fallback = fallback;
    }

    Chosen choose() {
        Map<Integer, Reason.Kind> empty = new LinkedHashMap<>();
        List<Panel> panels = quorum.panels();
        for (int panel = 0; panel < panels.size(); panel++) {
            NamedPeople.Found found = find.apply(panels.get(panel).approvers());
            found.problem().ifPresent(problems::add);
            add(panel, found.people());
            if (found.people().isEmpty()) {
                empty.put(panel, found.otherwise());
            }
        }
        // With weights, the others may be enough without the empty panel.
        if (quorum instanceof Quorum.Each || !isEnough()) {
            empty.forEach(this::standIn);
        }
        // A stand-in can leave the seat of a panel to which others belong, too, so that those have too few.
        Set<Integer> helped = new HashSet<>();
        List<Integer> incomplete = isEnough() ? List.of() : incomplete();
        while (helped.addAll(incomplete)) {
            incomplete.forEach(panel -> standIn(panel, Reason.Kind.TOO_FEW));
            incomplete = incomplete();
        }
        if (!isEnough()) {
            incomplete().forEach(this::askManagers);
        }
        return new Chosen(List.copyOf(chosen.values()), problems);
    }

    private void standIn(int panel, Reason.Kind otherwise) {
        if (fallback != null) {
            NamedPeople.Found found = find.apply(fallback);
            found.problem().ifPresent(problems::add);
            add(panel, found.people().stream().map(PanelChoice::asFallback).toList());
        }
        if (!isComplete(panel)) {
            add(panel, administrators.apply(otherwise));
        }
    }

    /** Of those who are asked for the panel, one after the other, until there are enough. */
    private void askManagers(int panel) {
        List<Asked> below = chosen.values().stream()
                .filter(one -> one.isOf(panel))
                .limit(MOST_BELOW)
                .toList();
        for (Asked one : below) {
            if (incomplete().contains(panel)) {
                managersAbove.apply(one.person()).stream()
                        .filter(above -> !isAsked(panel, above.person()))
                        .findFirst()
                        .ifPresent(above -> add(panel, List.of(above)));
            }
        }
    }

    private boolean isAsked(int panel, PersonId person) {
        Asked asked = chosen.get(person);
        return asked != null && asked.isOf(panel);
    }

    static Asked asFallback(Asked asked) {
        return new Asked(
                asked.person(), asked.why().stream().map(Reason::asFallback).toList(), asked.inPlaceOf());
    }

    /** Whoever is asked for the panel already is not asked for it again. */
    private void add(int panel, List<Asked> found) {
        for (Asked one : found) {
            List<Reason> why = new ArrayList<>();
            one.why().forEach(reason -> why.add(reason.of(panel)));
            if (one.person().equals(requester)) {
                why.add(new Reason(Reason.Kind.OWN_REQUEST).of(panel));
            }
            chosen.merge(
                    one.person(),
                    new Asked(one.person(), why, one.inPlaceOf()),
                    (before, now) -> before.why().stream().anyMatch(reason -> reason.panel() == panel)
                            ? before
                            : before.and(now.why()));
        }
    }

    private boolean isEnough() {
        return !chosen.isEmpty() && incomplete().isEmpty();
    }

    private boolean isComplete(int panel) {
        return chosen.values().stream().anyMatch(asked -> asked.isOf(panel))
                && !incomplete().contains(panel);
    }

    /** The panels that need more people. */
    private List<Integer> incomplete() {
        List<Integer> vacant = quorum.vacant(voters());
        return IntStream.range(0, vacant.size())
                .filter(panel -> vacant.get(panel) > 0)
                .boxed()
                .toList();
    }

    /** All of them, as if they had approved. */
    private List<Voter> voters() {
        return chosen.values().stream()
                .map(asked -> Ballot.voter(asked.why(), Voter.Vote.APPROVED))
                .toList();
    }
}
