package dev.countersign.insight.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import dev.countersign.insight.InsightPage;
import dev.countersign.insight.Summary;

/** The most important figures of all months together. */
final class InsightTiles extends Div {

    InsightTiles(InsightPage page, Measures measures) {
        DescriptionList list = new DescriptionList();
        list.addClassNames("facts", "insight-tiles");
        add(list);
        Summary requests = page.requests();
        Summary steps = page.steps();
        list.setClassName("insight-tiles-ten", page.now().isEmpty());
        page.now().ifPresent(now -> {
            tile(list, "insight.open-now", measures.count(now.open()));
            tile(list, "insight.overdue-now", measures.count(now.overdue()));
        });
        tile(list, "insight.submitted", measures.count(requests.submitted()));
        tile(list, "insight.closed", measures.count(requests.closed()));
        tile(list, "insight.median-to-close", measures.time(requests.median()));
        tile(list, "insight.p90-to-close", measures.time(requests.p90()));
        tile(list, "insight.approved", measures.percent(requests, requests.approved()));
        tile(list, "insight.denied", measures.percent(requests, requests.denied()));
        tile(list, "insight.sent-back", measures.percent(requests, requests.sentBack()));
        tile(list, "insight.automated", measures.percent(requests, requests.automated()));
        tile(list, "insight.steps-decided", measures.count(steps.closed()));
        tile(list, "insight.steps-overdue", measures.percent(steps, steps.late()));
    }

    private void tile(DescriptionList list, String label, String value) {
        Div tile = new Div();
        tile.add(new DescriptionList.Term(getTranslation(label)), new DescriptionList.Description(value));
        list.add(tile);
    }
}
