package dev.countersign.approval;

import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Chooses the people to ask, with the reasons. Requesters do not decide their own request unless the template allows it, and inactive people are not asked.
 * If a panel finds nobody, or the quorum cannot be reached, the template's fallback is asked, and without one the administrators. If there are still too
 * few, the managers above those who are asked.
 */
@Component
class ApproverChoice {

    private final People people;
    private final NamedPeople named;
    private final ManagerChain chain;

    ApproverChoice(People people, NamedPeople named, ManagerChain chain) {
        this.people = people;
        this.named = named;
        this.chain = chain;
    }

    Chosen choose(ApprovalContext context, Quorum quorum) {
        return new PanelChoice(
                        quorum,
                        context.requester(),
                        approvers -> named.find(context, approvers),
                        why -> administrators(context, why),
                        person -> people.find(context.tenant(), person)
                                .map(below -> chain.allAbove(context.tenant(), below, context::mayDecide))
                                .orElse(List.of()),
                        context.step().policy().fallback())
                .choose();
    }

    /**
     * For each of these places, the next manager above its owner who may decide: whoever stands in for somebody away does not bring their own managers. Each
     * manager once, and without these exceptions.
     */
    List<Asked> managersAbove(ApprovalContext context, List<AssignmentRepository.Row> absent, Set<PersonId> without) {
        Map<PersonId, Asked> found = new LinkedHashMap<>();
        for (AssignmentRepository.Row one : absent) {
            Person below = people.find(context.tenant(), one.owner()).orElseThrow();
            Predicate<Person> mayDecide = other ->
                    context.mayDecide(other) && !without.contains(other.id()) && !found.containsKey(other.id());
            chain.above(context.tenant(), below, 1, mayDecide)
                    .ifPresent(above -> found.put(
                            above.person(), forPanels(above, one.panels()).inPlaceOf(one.person())));
        }
        return List.copyOf(found.values());
    }

    /** The people of the fallback who may decide for these panels in somebody's place, without these exceptions. */
    List<Asked> fallbackFor(ApprovalContext context, Set<Integer> panels, PersonId absent, Set<PersonId> without) {
        Approvers fallback = context.step().policy().fallback();
        return fallback == null
                ? List.of()
                : standIns(
                        named.find(context, fallback).people().stream().map(PanelChoice::asFallback),
                        panels,
                        absent,
                        without);
    }

    /** The administrators who may decide for these panels in somebody's place, without these exceptions. */
    List<Asked> administratorsFor(
            ApprovalContext context, Set<Integer> panels, PersonId absent, Set<PersonId> without) {
        return standIns(administrators(context, Reason.Kind.NOBODY_LEFT).stream(), panels, absent, without);
    }

    private static List<Asked> standIns(
            Stream<Asked> found, Set<Integer> panels, PersonId absent, Set<PersonId> without) {
        return found.filter(asked -> !without.contains(asked.person()))
                .map(asked -> forPanels(asked, panels).inPlaceOf(absent))
                .toList();
    }

    private static Asked forPanels(Asked asked, Set<Integer> panels) {
        List<Reason> why = panels.stream()
                .sorted()
                .flatMap(panel -> asked.why().stream().map(reason -> reason.of(panel)))
                .toList();
        return new Asked(asked.person(), why, asked.inPlaceOf());
    }

    private List<Asked> administrators(ApprovalContext context, Reason.Kind why) {
        return people.administrators(context.tenant()).stream()
                .filter(context::mayDecide)
                .map(person -> new Asked(person.id(), new Reason(why)))
                .toList();
    }
}
