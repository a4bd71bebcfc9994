package dev.countersign.insight.ui;

import com.vaadin.flow.component.Component;
import dev.countersign.insight.InsightPage;
import dev.countersign.insight.InsightPage.Group;
import dev.countersign.insight.InsightPage.Month;
import dev.countersign.insight.InsightPage.Step;
import dev.countersign.insight.InsightPage.Template;
import dev.countersign.insight.InsightPage.Wait;
import dev.countersign.insight.Summary;
import dev.countersign.insight.ui.Plot.Colour;
import dev.countersign.insight.ui.Plot.Series;
import dev.countersign.insight.ui.Plot.Shape;
import dev.countersign.insight.ui.Plot.Unit;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The charts of the page, each with its table. */
record InsightParts(InsightPage page, InsightWords words) {

    /** The most bars of a chart; its table has more. */
    private static final int BARS = 12;

    List<Component> draw() {
        return List.of(volume(), times(), shares(), templates(), groups(), steps(), waits());
    }

    private ChartPart volume() {
        return part(
                "insight.volume",
                chart(
                        Shape.STACKED,
                        Unit.COUNT,
                        monthNames(),
                        List.of(
                                months(
                                        "insight.approved",
                                        Colour.YES,
                                        month -> month.requests().approved()),
                                months(
                                        "insight.denied",
                                        Colour.NO,
                                        month -> month.requests().denied()),
                                months("insight.other", Colour.INK_SOFT, month -> InsightWords.other(month.requests())),
                                new Series(
                                        words.say("insight.submitted"),
                                        Colour.ACCENT,
                                        true,
                                        numbers(
                                                page.months(),
                                                month -> month.requests().submitted())))),
                words.volumes(page.months()));
    }

    private ChartPart times() {
        return part(
                "insight.times",
                chart(
                        Shape.LINES,
                        Unit.HOURS,
                        monthNames(),
                        List.of(
                                months(
                                        "insight.median",
                                        Colour.ACCENT,
                                        month -> Plot.hours(month.requests().median())),
                                months(
                                        "insight.p90",
                                        Colour.WAIT,
                                        month -> Plot.hours(month.requests().p90())))),
                words.times(page.months()));
    }

    private ChartPart shares() {
        return part(
                "insight.shares",
                chart(
                        Shape.LINES,
                        Unit.SHARE,
                        monthNames(),
                        List.of(
                                share("insight.overdue", Colour.WAIT, Month::steps, Summary::late),
                                share("insight.denied", Colour.NO, Month::requests, Summary::denied),
                                share("insight.sent-back", Colour.INK_SOFT, Month::requests, Summary::sentBack),
                                share("insight.automated", Colour.YES, Month::requests, Summary::automated))),
                words.shares(page.months()));
    }

    private ChartPart steps() {
        List<Step> slowest = page.byStep().stream().limit(BARS).toList();
        return part("insight.steps", bars(slowest, words::step, step -> step.times()), words.steps(page.byStep()));
    }

    private ChartPart templates() {
        List<Template> most = page.byTemplate().stream().limit(BARS).toList();
        return part(
                "insight.templates",
                chart(
                        Shape.BARS,
                        Unit.COUNT,
                        most.stream().map(words::template).toList(),
                        List.of(
                                new Series(
                                        words.say("insight.submitted"),
                                        Colour.ACCENT,
                                        numbers(most, one -> one.requests().submitted())),
                                new Series(
                                        words.say("insight.closed"),
                                        Colour.INK_SOFT,
                                        numbers(most, one -> one.requests().closed())))),
                words.templates(page.byTemplate()));
    }

    private ChartPart groups() {
        List<Group> most = page.byGroup().stream().limit(BARS).toList();
        return part("insight.groups", bars(most, words::group, Group::steps), words.groups(page.byGroup()));
    }

    private ChartPart waits() {
        List<Wait> longest = page.waits().stream().limit(BARS).toList();
        return part(
                "insight.waits",
                chart(
                        Shape.BARS,
                        Unit.HOURS,
                        longest.stream().map(words::wait).toList(),
                        List.of(new Series(
                                words.say("insight.waited"),
                                Colour.ACCENT,
                                numbers(
                                        longest,
                                        wait -> Measures.hours(wait.total()).doubleValue())))),
                words.waits(page.waits()));
    }

    private ChartPart part(String key, Plot data, FigureTable.Content table) {
        return new ChartPart(words.say(key + ".title"), words.say(key + ".text"), data, table);
    }

    private <T> Plot bars(List<T> lines, Function<T, String> name, Function<T, Summary> summary) {
        return chart(
                Shape.BARS,
                Unit.HOURS,
                lines.stream().map(name).toList(),
                List.of(
                        new Series(
                                words.say("insight.median"),
                                Colour.ACCENT,
                                numbers(
                                        lines,
                                        one -> Plot.hours(summary.apply(one).median()))),
                        new Series(
                                words.say("insight.p90"),
                                Colour.WAIT,
                                numbers(
                                        lines,
                                        one -> Plot.hours(summary.apply(one).p90())))));
    }

    private Plot chart(Shape shape, Unit unit, List<String> labels, List<Series> series) {
        return new Plot(shape, unit, labels, series, words.region());
    }

    private List<String> monthNames() {
        return page.months().stream()
                .map(month -> words.measures().month(month.first()))
                .toList();
    }

    private Series months(String key, Colour colour, ToDoubleFunction<Month> value) {
        return new Series(words.say(key), colour, numbers(page.months(), value));
    }

    /** Without a point in months in which nothing ended. */
    private Series share(String key, Colour colour, Function<Month, Summary> of, ToDoubleFunction<Summary> count) {
        return months(key, colour, month -> {
            Summary summary = of.apply(month);
            return summary.closed() == 0 ? Double.NaN : count.applyAsDouble(summary) / summary.closed();
        });
    }

    private static <T> List<Double> numbers(List<T> lines, ToDoubleFunction<T> value) {
        return lines.stream().map(value::applyAsDouble).toList();
    }
}
