package dev.countersign.insight.ui;

import dev.countersign.insight.InsightPage.Group;
import dev.countersign.insight.InsightPage.Month;
import dev.countersign.insight.InsightPage.Step;
import dev.countersign.insight.InsightPage.Template;
import dev.countersign.insight.InsightPage.Wait;
import dev.countersign.insight.Summary;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The words and tables of the page. */
record InsightWords(Formats formats, Measures measures) {

    InsightWords(Formats formats) {
        this(formats, new Measures(formats));
    }

    String say(String key) {
        return formats.say(key);
    }

    String region() {
        return formats.region().toLanguageTag();
    }

    /** Withdrawn, expired or failed. */
    static long other(Summary requests) {
        return requests.closed() - requests.approved() - requests.denied();
    }

    String template(Template line) {
        return line.name().in(formats.language());
    }

    String group(Group line) {
        return line.name().in(formats.language());
    }

    /** "Purchase: Manager". */
    String step(Step line) {
        return formats.say("insight.step-of", line.template().in(formats.language()), stepName(line));
    }

    String stepName(Step line) {
        return line.isRevise()
                ? say("insight.revise")
                : line.name().map(name -> name.in(formats.language())).orElse(line.key());
    }

    /** "Sales → Marta Ruiz". */
    String wait(Wait line) {
        return formats.say("insight.waits-for", department(line), line.person().name());
    }

    String department(Wait line) {
        return line.department().isEmpty() ? say("insight.no-department") : line.department();
    }

    FigureTable.Content volumes(List<Month> months) {
        return months(
                months,
                List.of("insight.submitted", "insight.closed", "insight.approved", "insight.denied", "insight.other"),
                month -> Stream.of(
                                month.requests().submitted(),
                                month.requests().closed(),
                                month.requests().approved(),
                                month.requests().denied(),
                                other(month.requests()))
                        .map(measures::count));
    }

    FigureTable.Content times(List<Month> months) {
        return months(
                months,
                List.of("insight.closed", "insight.median", "insight.p90"),
                month -> Stream.of(
                        measures.count(month.requests().closed()),
                        measures.time(month.requests().median()),
                        measures.time(month.requests().p90())));
    }

    FigureTable.Content shares(List<Month> months) {
        return months(
                months,
                List.of("insight.overdue", "insight.denied", "insight.sent-back", "insight.automated"),
                month -> Stream.of(
                        measures.percent(month.steps(), month.steps().late()),
                        measures.percent(month.requests(), month.requests().denied()),
                        measures.percent(month.requests(), month.requests().sentBack()),
                        measures.percent(month.requests(), month.requests().automated())));
    }

    private FigureTable.Content months(
            List<Month> months, List<String> columns, Function<Month, Stream<String>> figures) {
        return new FigureTable.Content(
                Stream.concat(Stream.of("insight.month"), columns.stream())
                        .map(this::say)
                        .toList(),
                1,
                months.stream()
                        .map(month -> Stream.concat(Stream.of(measures.month(month.first())), figures.apply(month))
                                .toList())
                        .toList());
    }

    FigureTable.Content templates(List<Template> lines) {
        return new FigureTable.Content(
                Stream.of(
                                "insight.template",
                                "insight.submitted",
                                "insight.closed",
                                "insight.approved",
                                "insight.denied",
                                "insight.sent-back",
                                "insight.automated",
                                "insight.overdue",
                                "insight.median",
                                "insight.p90")
                        .map(this::say)
                        .toList(),
                1,
                lines.stream()
                        .map(line -> requests(template(line), line.requests()))
                        .toList());
    }

    private List<String> requests(String name, Summary line) {
        return List.of(
                name,
                measures.count(line.submitted()),
                measures.count(line.closed()),
                measures.percent(line, line.approved()),
                measures.percent(line, line.denied()),
                measures.percent(line, line.sentBack()),
                measures.percent(line, line.automated()),
                measures.percent(line, line.late()),
                measures.time(line.median()),
                measures.time(line.p90()));
    }

    FigureTable.Content steps(List<Step> lines) {
        return stepTable(
                List.of("insight.template", "insight.step"),
                lines.stream()
                        .map(line ->
                                steps(List.of(line.template().in(formats.language()), stepName(line)), line.times()))
                        .toList());
    }

    FigureTable.Content groups(List<Group> lines) {
        return stepTable(
                List.of("insight.group"),
                lines.stream()
                        .map(line -> steps(List.of(group(line)), line.steps()))
                        .toList());
    }

    FigureTable.Content waits(List<Wait> lines) {
        return new FigureTable.Content(
                Stream.of(
                                "insight.department",
                                "insight.person",
                                "insight.decisions",
                                "insight.average",
                                "insight.waited",
                                "insight.waiting-now")
                        .map(this::say)
                        .toList(),
                2,
                lines.stream()
                        .map(line -> List.of(
                                department(line),
                                line.person().name(),
                                measures.count(line.times()),
                                measures.time(line.average()),
                                measures.time(line.total()),
                                measures.count(line.now())))
                        .toList());
    }

    private FigureTable.Content stepTable(List<String> names, List<List<String>> rows) {
        return new FigureTable.Content(
                Stream.of(
                                names,
                                List.of(
                                        "insight.decided",
                                        "insight.median",
                                        "insight.p90",
                                        "insight.overdue",
                                        "insight.denied",
                                        "insight.sent-back"))
                        .flatMap(List::stream)
                        .map(this::say)
                        .toList(),
                names.size(),
                rows);
    }

    private List<String> steps(List<String> names, Summary line) {
        return Stream.of(
                        names,
                        List.of(
                                measures.count(line.closed()),
                                measures.time(line.median()),
                                measures.time(line.p90()),
                                measures.percent(line, line.late()),
                                measures.percent(line, line.denied()),
                                measures.percent(line, line.sentBack())))
                .flatMap(List::stream)
                .toList();
    }
}
