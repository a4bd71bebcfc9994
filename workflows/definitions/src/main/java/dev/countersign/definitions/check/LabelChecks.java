package dev.countersign.definitions.check;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds labels of conditions that name another number than the condition: requesters and approvers read the label. */
final class LabelChecks {

    /** "5,000", "5.000,50", "5 000", "5", and what may follow it: "5k", "10 %". */
    private static final Pattern IN_LABEL = Pattern.compile(
            "(?<number>\\d{1,3}(?:[ '\u2019\u00A0\u202F]\\d{3})++(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)*+)[ \u00A0\u202F]?(?<unit>k\\b|mil\\b|%)?",
            Pattern.CASE_INSENSITIVE);

    /** Not a part of a name. */
    private static final Pattern IN_CONDITION = Pattern.compile("(?<![\\w`.])\\d+(?:\\.\\d+)?");

    private static final Map<String, BigDecimal> UNITS =
            Map.of("k", new BigDecimal("1000"), "mil", new BigDecimal("1000"), "%", new BigDecimal("0.01"));

    private LabelChecks() {}

    static void check(TemplateDefinition definition, List<Problem> problems) {
        Places.of(definition.steps()).forEach((place, step) -> check(place, step, problems));
    }

    private static void check(String place, Step step, List<Problem> problems) {
        if (step instanceof BranchStep branch) {
            for (int i = 0; i < branch.cases().size(); i++) {
                String path = place + "/cases/" + i + "/label";
                BranchStep.Case one = branch.cases().get(i);
                texts(one.label())
                        .flatMap(label -> other(label, one.when()).stream())
                        .findFirst()
                        .ifPresent(
                                number -> problems.add(Problem.warning(path, "template.label-other-number", number)));
            }
        }
    }

    private static Stream<String> texts(Text label) {
        return Stream.concat(Stream.of(label.standard()), label.translations().values().stream());
    }

    /** A number of the label that is not in the condition, if the condition has one that is not in the label. */
    private static Optional<String> other(String label, String when) {
        List<BigDecimal> compared = IN_CONDITION
                .matcher(when)
                .results()
                .map(found -> new BigDecimal(found.group()))
                .toList();
        List<MatchResult> said = IN_LABEL.matcher(label).results().toList();
        boolean isSaid = compared.stream().allMatch(number -> said.stream().anyMatch(one -> means(one, number)));
        return said.stream()
                .filter(one -> !isSaid && compared.stream().noneMatch(number -> means(one, number)))
                .map(one -> one.group("number"))
                .findFirst();
    }

    /** In one of the notations: "5.000" is 5,000 or 5. */
    private static boolean means(MatchResult said, BigDecimal number) {
        String text = said.group("number");
        String unit = said.group("unit");
        int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        Stream<String> readings = last < 0
                ? Stream.of(digits(text))
                : Stream.of(digits(text), digits(text.substring(0, last)) + "." + text.substring(last + 1));
        return readings.map(BigDecimal::new)
                .flatMap(value -> unit == null
                        ? Stream.of(value)
                        : Stream.of(value, value.multiply(UNITS.get(unit.toLowerCase(Locale.ROOT)))))
                .anyMatch(value -> value.compareTo(number) == 0);
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
