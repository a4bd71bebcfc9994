package dev.countersign.insight.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.ui.Section;

/** A chart under its heading, with the same figures as a table. */
final class ChartPart extends Section {

    /** The most rows of the table on the page. The file has all. */
    static final int MOST_ROWS = 50;

    ChartPart(String title, String sentence, Plot data, FigureTable.Content table) {
        super(title);
        addClassName("chart-part");
        Paragraph meaning = new Paragraph(sentence);
        meaning.addClassName("small");
        add(meaning);
        if (table.rows().isEmpty()) {
            Paragraph nothing = new Paragraph(getTranslation("insight.nothing-here"));
            nothing.addClassName("small");
            add(nothing);
            return;
        }
        add(new Chart(data, getTranslation("insight.chart", title)));
        FigureTable.Content shown = new FigureTable.Content(
                table.columns(),
                table.names(),
                table.rows().stream().limit(MOST_ROWS).toList());
        Details figures = new Details(getTranslation("insight.as-table"), new FigureTable(title, shown));
        if (shown.rows().size() < table.rows().size()) {
            Paragraph more = new Paragraph(getTranslation(
                    "insight.more-rows", shown.rows().size(), table.rows().size()));
            more.addClassName("small");
            figures.add(more);
        }
        add(figures);
    }
}
