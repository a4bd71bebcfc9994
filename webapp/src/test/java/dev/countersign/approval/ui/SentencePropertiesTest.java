package dev.countersign.approval.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.outline.Next;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Quorum.Membership;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Settlement;
import dev.countersign.definitions.step.Voter;
import dev.countersign.definitions.step.Voter.Vote;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.Tally;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The sentence below a case says what is missing after the reader's approval. It is read as a person reads it, and compared with every way in which the others
 * can answer, under random rules, votes and memberships.
 */
class SentencePropertiesTest {

    private static final List<String> GROUPS = List.of("Legal", "Finance", "Board");
    private static final Pattern FROM = Pattern.compile("(\\d+) approvals? from (Legal|Finance|Board)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String DONE = "If you approve, the request is approved.";

    /** What is missing before the reader approves, and who has not answered after it. */
    private record Situation(Quorum quorum, List<Voter> after) {

        List<Integer> silent() {
            return IntStream.range(0, after.size())
                    .filter(voter -> after.get(voter).vote() == Vote.NONE)
                    .boxed()
                    .toList();
        }

        /** Every set of people who have not answered. */
        Stream<Set<Integer>> choices() {
            List<Integer> silent = silent();
            return IntStream.range(0, 1 << silent.size()).mapToObj(bits -> {
                Set<Integer> chosen = new HashSet<>();
                IntStream.range(0, silent.size())
                        .filter(at -> (bits >> at & 1) == 1)
                        .forEach(at -> chosen.add(silent.get(at)));
                return chosen;
            });
        }

        boolean suffices(Set<Integer> approving) {
            return quorum.isMet(approvedBy(approving));
        }

        Situation with(int approving) {
            return new Situation(quorum, approvedBy(Set.of(approving)));
        }

        private List<Voter> approvedBy(Set<Integer> approving) {
            return IntStream.range(0, after.size())
                    .mapToObj(voter ->
                            approving.contains(voter) ? after.get(voter).saying(Vote.APPROVED) : after.get(voter))
                    .toList();
        }

        OptionalInt fewest() {
            return choices().filter(this::suffices).mapToInt(Set::size).min();
        }
    }

    @Property(tries = 2_000)
    void whatIsSaidToBeMissingIsMissing(@ForAll Random random) {
        Situation situation = situation(random);
        String sentence = sentence(situation, "en");

        assertThat(sentence.equals(DONE))
                .as(sentence)
                .isEqualTo(situation.quorum().isMet(situation.after()));
        if (!sentence.equals(DONE)) {
            switch (situation.quorum()) {
                case Quorum.Weighted weighted -> compareWeight(situation, weighted, number(sentence));
                case Quorum.Each each when each.panels().size() == 1 -> compareNumber(situation, number(sentence));
                case Quorum.Each each -> comparePanels(situation, each.membership(), from(sentence));
            }
        }
    }

    @Property(tries = 500)
    void bothLanguagesSayTheSameNumbers(@ForAll Random random) {
        Situation situation = situation(random);

        assertThat(numbers(sentence(situation, "es"))).isEqualTo(numbers(sentence(situation, "en")));
    }

    private static void compareWeight(Situation situation, Quorum.Weighted quorum, int said) {
        situation
                .choices()
                .forEach(choice -> assertThat(situation.suffices(choice))
                        .isEqualTo(choice.stream()
                                        .mapToInt(voter ->
                                                quorum.weight(situation.after().get(voter)))
                                        .sum()
                                >= said));
    }

    private static void compareNumber(Situation situation, int said) {
        situation
                .choices()
                .forEach(choice -> assertThat(situation.suffices(choice)).isEqualTo(choice.size() >= said));
    }

    private static void comparePanels(Situation situation, Membership membership, Map<Integer, Integer> said) {
        assertThat(said).isNotEmpty();
        if (membership == Membership.FOR_EACH) {
            situation
                    .choices()
                    .forEach(choice -> assertThat(situation.suffices(choice))
                            .isEqualTo(said.entrySet().stream()
                                    .allMatch(part -> members(situation, choice, part.getKey()) >= part.getValue())));
        } else {
            situation
                    .fewest()
                    .ifPresent(fewest -> assertThat(fewest)
                            .isEqualTo(said.values().stream()
                                    .mapToInt(number -> number)
                                    .sum()));
        }
    }

    private static long members(Situation situation, Set<Integer> choice, int panel) {
        return choice.stream()
                .filter(voter -> situation.after().get(voter).panels().contains(panel))
                .count();
    }

    private static String sentence(Situation situation, String language) {
        Locale locale = Locale.of(language);
        Map<String, Text> groups = new LinkedHashMap<>();
        GROUPS.forEach(group -> groups.put(group.toLowerCase(Locale.ROOT), Text.of(group)));
        Tally tally = Tally.of(
                situation.quorum(),
                situation.after(),
                groups,
                panel -> new Tally.Awaited(
                        List.of(new PersonName(new PersonId(new UUID(1, panel)), "Leo Sanz", "leo@example.test")), 1));
        return NextSentence.of(
                tally,
                new Next(List.of(), List.of()),
                new Formats(new Translations(), locale, ZoneOffset.UTC, InstantSource.system()),
                locale);
    }

    private static int number(String sentence) {
        assertThat(numbers(sentence)).as(sentence).hasSize(1);
        return numbers(sentence).getFirst();
    }

    private static List<Integer> numbers(String sentence) {
        return NUMBER.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .toList();
    }

    /** By the position of the panel. */
    private static Map<Integer, Integer> from(String sentence) {
        Map<Integer, Integer> parts = new LinkedHashMap<>();
        FROM.matcher(sentence)
                .results()
                .forEach(part -> parts.put(GROUPS.indexOf(part.group(2)), Integer.valueOf(part.group(1))));
        return parts;
    }

    /** Of an approval that is open and to which somebody can answer; after the answer of the first of them. */
    private static Situation situation(Random random) {
        return Stream.generate(() -> drawn(random))
                .filter(one -> one.quorum().settle(one.after()) == Settlement.OPEN
                        && !one.silent().isEmpty())
                .findFirst()
                .map(open -> open.with(open.silent().getFirst()))
                .orElseThrow();
    }

    private static Situation drawn(Random random) {
        Quorum quorum = quorum(random);
        int all = quorum.panels().size();
        List<Voter> voters = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            Set<Integer> panels = new HashSet<>();
            panels.add(random.nextInt(all));
            panels.add(random.nextInt(all));
            voters.add(new Voter(panels, List.of(Vote.values()).get(random.nextInt(Vote.values().length)), false));
        }
        return new Situation(quorum, voters);
    }

    private static Quorum quorum(Random random) {
        List<Panel> panels = GROUPS.stream()
                .limit(1 + random.nextInt(GROUPS.size()))
                .map(group -> new Panel(
                        new Approvers.Group(group.toLowerCase(Locale.ROOT)), rule(random), 1 + random.nextInt(4)))
                .toList();
        Membership membership = List.of(Membership.values()).get(random.nextInt(2));
        return random.nextInt(3) == 0
                ? new Quorum.Weighted(panels, 1 + random.nextInt(10), membership)
                : new Quorum.Each(panels, membership);
    }

    private static QuorumRule rule(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new QuorumRule.Any();
            case 1 -> new QuorumRule.All();
            case 2 -> new QuorumRule.AtLeast(1 + random.nextInt(4));
            default -> new QuorumRule.Percent(1 + random.nextInt(100));
        };
    }
}
