package dev.countersign.insight;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import dev.countersign.insight.FigureRepository.By;
import dev.countersign.insight.FigureRepository.Query;
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
import java.util.stream.Stream;

/** The figures in the tables of the page. Each is read once. */
final class InsightTables {

    private record StepKey(String template, String step) {}

    private final FigureRepository figures;
    private final Query query;
    private final Map<String, TemplateDefinition> definitions;
    private final Function<Collection<String>, Map<String, Text>> groupNames;
    private final List<Row> submittedByMonth;
    private final List<Row> closedByMonth;
    private final List<Row> stepsByMonth;

    InsightTables(
            FigureRepository figures,
            Query query,
            Map<String, TemplateDefinition> definitions,
            Function<Collection<String>, Map<String, Text>> groupNames) {
        this.figures = figures;
        this.query = query;
        this.definitions = definitions;
        this.groupNames = groupNames;
        this.submittedByMonth = figures.rows(query, Fact.Kind.SUBMITTED, By.MONTH);
        this.closedByMonth = figures.rows(query, Fact.Kind.CLOSED, By.MONTH);
        this.stepsByMonth = figures.rows(query, Fact.Kind.STEP, By.MONTH);
    }

    Summary requests() {
        return summaries(submittedByMonth, closedByMonth, _ -> "").getOrDefault("", new SummaryOf().summary());
    }

    Summary steps() {
        return summaries(List.of(), stepsByMonth, _ -> "").getOrDefault("", new SummaryOf().summary());
    }

    List<InsightPage.Month> months(LocalDate last) {
        Map<String, Summary> requests = summaries(submittedByMonth, closedByMonth, Row::key);
        Map<String, Summary> steps = summaries(List.of(), stepsByMonth, Row::key);
        Summary none = new SummaryOf().summary();
        return Stream.iterate(query.from(), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> new InsightPage.Month(
                        month,
                        requests.getOrDefault(month.toString(), none),
                        steps.getOrDefault(month.toString(), none)))
                .toList();
    }

    List<InsightPage.Template> byTemplate() {
        return summaries(
                        figures.rows(query, Fact.Kind.SUBMITTED, By.TEMPLATE),
                        figures.rows(query, Fact.Kind.CLOSED, By.TEMPLATE),
                        Row::key)
                .entrySet()
                .stream()
                .map(one -> new InsightPage.Template(one.getKey(), templateName(one.getKey()), one.getValue()))
                .sorted(Comparator.comparingLong((InsightPage.Template one) ->
                                one.requests().submitted() + one.requests().closed())
                        .reversed()
                        .thenComparing(InsightPage.Template::key))
                .toList();
    }

    List<InsightPage.Step> byStep() {
        return summaries(
                        List.of(),
                        figures.rows(query, Fact.Kind.STEP, By.STEP),
                        row -> new StepKey(row.key(), row.step()))
                .entrySet()
                .stream()
                .map(one -> step(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(
                                (InsightPage.Step one) -> one.times().median().orElse(Duration.ZERO))
                        .reversed()
                        .thenComparing(InsightPage.Step::templateKey)
                        .thenComparing(InsightPage.Step::key))
                .toList();
    }

    List<InsightPage.Group> byGroup() {
        Map<String, Summary> sums = summaries(List.of(), figures.rows(query, Fact.Kind.STEP, By.GROUP), Row::key);
        Map<String, Text> names = groupNames.apply(sums.keySet());
        return sums.entrySet().stream()
                .map(one -> new InsightPage.Group(
                        one.getKey(), names.getOrDefault(one.getKey(), Text.of(one.getKey())), one.getValue()))
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

    private static <K> Map<K, Summary> summaries(List<Row> submitted, List<Row> closed, Function<Row, K> key) {
        Map<K, SummaryOf> sums = new HashMap<>();
        submitted.forEach(row ->
                sums.computeIfAbsent(key.apply(row), _ -> new SummaryOf()).submitted(row.counted()));
        closed.forEach(row ->
                sums.computeIfAbsent(key.apply(row), _ -> new SummaryOf()).add(row));
        Map<K, Summary> found = new HashMap<>();
        sums.forEach((one, sum) -> found.put(one, sum.summary()));
        return found;
    }
}
