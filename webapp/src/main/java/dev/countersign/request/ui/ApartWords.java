package dev.countersign.request.ui;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.PathNode;
import dev.countersign.request.PathNode.Answer;
import dev.countersign.request.RequestCase;
import dev.countersign.request.TimelineEntry;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Names;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of steps that need different people that whoever is asked at both decides only one, and why somebody else was asked after that. */
record ApartWords(RequestCase request, Formats formats) {

    private static final int NAMES = 3;

    List<String> sentences() {
        return request.steps().stream()
                .filter(step -> step.status() == PathNode.Status.CURRENT)
                .flatMap(step -> request.steps().stream()
                        .filter(other -> !other.equals(step))
                        .filter(other -> step.otherThan().contains(other.name()) || areBranchesApart(step, other))
                        .flatMap(other -> Stream.concat(askedAtBoth(step, other), decidedOther(step, other))))
                .distinct()
                .toList();
    }

    /** Whether they are in different branches of a fork whose branches need different people. */
    private boolean areBranchesApart(PathNode.Step step, PathNode.Step other) {
        return forks(request.path())
                .filter(fork -> !fork.samePerson())
                .map(fork -> fork.branches().stream()
                        .map(branch -> RequestCase.steps(branch).toList())
                        .toList())
                .anyMatch(branches -> branches.stream()
                        .filter(branch -> branch.contains(step))
                        .anyMatch(branch -> !branch.contains(other)
                                && branches.stream().anyMatch(another -> another.contains(other))));
    }

    private static Stream<PathNode.Fork> forks(List<PathNode> nodes) {
        return nodes.stream()
                .flatMap(node -> node instanceof PathNode.Fork fork
                        ? Stream.concat(
                                Stream.of(fork), fork.branches().stream().flatMap(ApartWords::forks))
                        : Stream.empty());
    }

    private Stream<String> askedAtBoth(PathNode.Step step, PathNode.Step other) {
        Set<PersonId> awaited = awaited(other).map(PersonName::id).collect(Collectors.toSet());
        boolean isLater = request.steps().indexOf(step) > request.steps().indexOf(other);
        String first = in(isLater ? other : step);
        String second = in(isLater ? step : other);
        return awaited(step)
                .filter(person -> awaited.contains(person.id()))
                .map(person -> formats.say("path.only-one", person.name(), first, second));
    }

    private Stream<String> decidedOther(PathNode.Step step, PathNode.Step other) {
        Set<PersonId> asked = asked(step);
        List<String> now = awaited(step).map(PersonName::name).toList();
        return now.isEmpty()
                ? Stream.empty()
                : other.people().stream()
                        .filter(one -> one.answer() == Answer.APPROVED || one.answer() == Answer.DENIED)
                        .map(PathNode.Participant::person)
                        .filter(person -> asked.contains(person.id()) && !now.contains(person.name()))
                        .map(person -> formats.say(
                                "path.decided-other",
                                person.name(),
                                in(other),
                                Names.of(now, 1, NAMES, formats),
                                in(step)));
    }

    /** Who was asked at the step, also if they are not any more. */
    private Set<PersonId> asked(PathNode.Step step) {
        return request.timeline().stream()
                .flatMap(entry -> entry instanceof TimelineEntry.Asked asked
                                && asked.step().equals(step.key())
                        ? asked.people().stream()
                        : Stream.empty())
                .map(PersonName::id)
                .collect(Collectors.toSet());
    }

    private static Stream<PersonName> awaited(PathNode.Step step) {
        return step.people().stream()
                .filter(one -> one.answer() == Answer.AWAITED)
                .map(PathNode.Participant::person);
    }

    private String in(PathNode.Step step) {
        return step.name().in(formats.language());
    }
}
