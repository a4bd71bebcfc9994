package dev.countersign.insight.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A drawing of figures by the script {@code chart.js}. A table beside it says the same to everybody who does not see it. */
final class Chart extends Div {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Tag("countersign-chart")
    private static final class Drawing extends Component {

        private Drawing(Plot data, String label) {
            getElement().setAttribute("role", "img");
            getElement().setAttribute("aria-label", label);
            getElement().setAttribute("data", json(data));
        }

        @Override
        protected void onAttach(AttachEvent event) {
            super.onAttach(event);
            event.getUI().getPage().addJsModule("context://countersign/chart.js");
        }
    }

    /** @param label what it shows */
    Chart(Plot data, String label) {
        addClassNames("chart", "chart-" + data.shape().name().toLowerCase(Locale.ROOT));
        if (data.shape() == Plot.Shape.BARS) {
            addClassName("chart-of-" + Math.min(12, data.labels().size()));
        }
        add(new Drawing(data, label));
    }

    /** Numbers that are missing are null, since JSON has no NaN. */
    static String json(Plot data) {
        ObjectNode json = JSON.createObjectNode();
        json.put("shape", data.shape().name());
        json.put("unit", data.unit().name());
        json.put("language", data.language());
        ArrayNode labels = json.putArray("labels");
        data.labels().forEach(labels::add);
        ArrayNode all = json.putArray("series");
        data.series().forEach(one -> {
            ObjectNode series = all.addObject();
            series.put("name", one.name());
            series.put("colour", one.colour().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            series.put("line", one.line());
            ArrayNode values = series.putArray("values");
            one.values().forEach(value -> {
                if (value.isNaN()) {
                    values.addNull();
                } else {
                    values.add(value);
                }
            });
        });
        return json.toString();
    }
}
