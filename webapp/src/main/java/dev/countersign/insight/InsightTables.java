package dev.countersign.insight;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import dev.countersign.insight.FigureRepository.Row;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Adds figures up to the tables of the page. */
final class InsightTables {

    private record StepKey(String template, String step) {}

    private final Predicate<String> shown;
    private final Map<String, TemplateDefinition> definitions;
    private final SummaryOf requests = new SummaryOf();
    private final SummaryOf steps = new SummaryOf();
    private final Map<LocalDate, SummaryOf> requestsByMonth = new HashMap<>();
    private final Map<LocalDate, SummaryOf> stepsByMonth = new HashMap<>();
    private final Map<String, SummaryOf> byTemplate = new HashMap<>();
    private final Map<StepKey, SummaryOf> byStep = new HashMap<>();
    private final Map<String, SummaryOf> byGroup = new HashMap<>();

    /** @param definitions by the key of the template */
    InsightTables(Optional<String> onlyGroup, Map<String, TemplateDefinition> definitions) {
        this.shown = group -> onlyGroup.isEmpty() || onlyGroup.get().equals(group);
        this.definitions = definitions;
    }

    void add(Row row) {
        switch (row.kind()) {
            case SUBMITTED, CLOSED -> {
                requests.add(row);
                of(requestsByMonth, row.month()).add(row);
                of(byTemplate, row.template()).add(row);
            }
            case STEP -> {
                of(byStep, new StepKey(row.template(), row.step())).add(row);
                // The time in which requesters change their requests is not that of those who decide.
                if (!row.step().equals(Facts.REVISE)) {
                    steps.add(row);
                    of(stepsByMonth, row.month()).add(row);
                    addToGroups(row);
                }
            }
            case WAIT -> throw new IllegalArgumentException("waits are added up by the database");
        }
    }

    void addToGroups(Row row) {
        row.groups().stream().filter(shown).forEach(group -> of(byGroup, group).add(row));
    }

    private static <K> SummaryOf of(Map<K, SummaryOf> sums, K key) {
        return sums.computeIfAbsent(key, _ -> new SummaryOf());
    }

    Summary requests() {
        return requests.summary();
    }

    Summary steps() {
        return steps.summary();
    }

    List<InsightPage.Month> months(LocalDate first, LocalDate last) {
        SummaryOf none = new SummaryOf();
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> new InsightPage.Month(
                        month,
                        requestsByMonth.getOrDefault(month, none).summary(),
                        stepsByMonth.getOrDefault(month, none).summary()))
                .toList();
    }

    List<InsightPage.Template> byTemplate() {
        return byTemplate.entrySet().stream()
                .map(one -> new InsightPage.Template(
                        one.getKey(), templateName(one.getKey()), one.getValue().summary()))
                .sorted(Comparator.comparingLong((InsightPage.Template one) ->
                                one.requests().submitted() + one.requests().closed())
                        .reversed()
                        .thenComparing(InsightPage.Template::key))
                .toList();
    }

    List<InsightPage.Step> byStep() {
        return byStep.entrySet().stream()
                .map(one -> step(one.getKey(), one.getValue().summary()))
                .sorted(Comparator.comparing(
                                (InsightPage.Step one) -> one.times().median().orElse(Duration.ZERO))
                        .reversed()
                        .thenComparing(InsightPage.Step::templateKey)
                        .thenComparing(InsightPage.Step::key))
                .toList();
    }

    /** @param namesOf reads the names of groups by their keys */
    List<InsightPage.Group> byGroup(Function<Collection<String>, Map<String, Text>> namesOf) {
        Map<String, Text> names = namesOf.apply(byGroup.keySet());
        return byGroup.entrySet().stream()
                .map(one -> new InsightPage.Group(
                        one.getKey(),
                        names.getOrDefault(one.getKey(), Text.of(one.getKey())),
                        one.getValue().summary()))
                .sorted(Comparator.comparingLong(
                                (InsightPage.Group one) -> one.steps().closed())
                        .reversed()
                        .thenComparing(InsightPage.Group::key))
                .toList();
    }

    private InsightPage.Step step(StepKey key, Summary times) {
        Optional<Text> name = Optional.ofNullable(definitions.get(key.template())).stream()
                .flatMap(definition -> StepTree.of(definition.steps(), ApprovalStep.class))
                .filter(step -> step.key().equals(key.step()))
                .map(ApprovalStep::name)
                .findFirst();
        return new InsightPage.Step(
                key.template(),
                templateName(key.template()),
                key.step(),
                name,
                key.step().equals(Facts.REVISE),
                times);
    }

    private Text templateName(String key) {
        return Optional.ofNullable(definitions.get(key))
                .map(TemplateDefinition::name)
                .orElse(Text.of(key));
    }
}
