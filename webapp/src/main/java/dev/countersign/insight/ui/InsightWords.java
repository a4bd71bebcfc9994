package dev.countersign.insight.ui;

import dev.countersign.insight.InsightPage.Group;
import dev.countersign.insight.InsightPage.Month;
import dev.countersign.insight.InsightPage.Step;
import dev.countersign.insight.InsightPage.Template;
import dev.countersign.insight.InsightPage.Wait;
import dev.countersign.insight.Summary;
import dev.countersign.ui.Formats;
import java.util.List;
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

    FigureTable.Content months(List<Month> months) {
        return table(
                List.of("insight.month"),
                List.of("insight.overdue"),
                months.stream()
                        .map(month -> requests(
                                List.of(measures.month(month.first())),
                                month.requests(),
                                List.of(measures.percent(
                                        month.steps().share(month.steps().late())))))
                        .toList());
    }

    FigureTable.Content templates(List<Template> lines) {
        return table(
                List.of("insight.template"),
                List.of("insight.overdue"),
                lines.stream()
                        .map(line -> requests(
                                List.of(template(line)),
                                line.requests(),
                                List.of(measures.percent(
                                        line.requests().share(line.requests().late())))))
                        .toList());
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

    private FigureTable.Content table(List<String> names, List<String> more, List<List<String>> rows) {
        return new FigureTable.Content(
                Stream.of(
                                names,
                                List.of(
                                        "insight.submitted",
                                        "insight.closed",
                                        "insight.approved",
                                        "insight.denied",
                                        "insight.sent-back",
                                        "insight.automated",
                                        "insight.median",
                                        "insight.p90"),
                                more)
                        .flatMap(List::stream)
                        .map(this::say)
                        .toList(),
                names.size(),
                rows);
    }

    private List<String> requests(List<String> names, Summary line, List<String> more) {
        return Stream.of(
                        names,
                        List.of(
                                measures.count(line.submitted()),
                                measures.count(line.closed()),
                                measures.percent(line.share(line.approved())),
                                measures.percent(line.share(line.denied())),
                                measures.percent(line.share(line.sentBack())),
                                measures.percent(line.share(line.automated())),
                                measures.time(line.median()),
                                measures.time(line.p90())),
                        more)
                .flatMap(List::stream)
                .toList();
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
                                measures.percent(line.share(line.late())),
                                measures.percent(line.share(line.denied())),
                                measures.percent(line.share(line.sentBack()))))
                .flatMap(List::stream)
                .toList();
    }
}
