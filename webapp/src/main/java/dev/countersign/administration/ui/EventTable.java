package dev.countersign.administration.ui;

import com.vaadin.flow.component.html.Div;
import dev.countersign.execution.RecordedEvent;
import dev.countersign.execution.RecordedEvent.Detail;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events of an execution as a table. It is set as the HTML of one element, because a hundred events with their data would be thousands of elements. All
 * texts are escaped.
 */
final class EventTable extends Div {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What the last part of a type says; the first that fits. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("ExecutionStarted", "BEGAN"),
            Map.entry("ExecutionSucceeded", "SUCCEEDED"),
            Map.entry("Redriven", "REDRIVEN"),
            Map.entry("StateEntered", "ENTERED"),
            Map.entry("StateExited", "EXITED"),
            Map.entry("Aborted", "ABORTED"),
            Map.entry("TimedOut", "TIMED_OUT"),
            Map.entry("Failed", "FAILED"),
            Map.entry("Scheduled", "SCHEDULED"),
            Map.entry("Submitted", "SUBMITTED"),
            Map.entry("Succeeded", "ANSWERED"),
            Map.entry("Started", "STARTED"));

    private final transient Formats formats;
    private String shown = "";

    EventTable(Formats formats) {
        this.formats = formats;
        addClassName("events");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", getTranslation("execution.events"));
    }

    /**
     * Shows these events.
     *
     * @param stateOf the state that an event belongs to; empty if that is not known
     */
    void show(List<RecordedEvent> events, Function<RecordedEvent, String> stateOf) {
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        for (String column : List.of("number", "at", "what", "state", "data")) {
            html.append("<th scope=\"col\">")
                    .append(escaped(getTranslation("execution.column." + column)))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        events.forEach(event -> row(html, event, stateOf.apply(event)));
        html.append("</tbody></table>");
        String wanted = html.toString();
        // An open part of the data stays open if nothing has changed.
        if (!wanted.equals(shown)) {
            shown = wanted;
            getElement().setProperty("innerHTML", wanted);
        }
    }

    private void row(StringBuilder html, RecordedEvent event, String state) {
        html.append("<tr class=\"event-")
                .append(word(event).toLowerCase(Locale.ROOT))
                .append("\"><td>");
        html.append(event.id()).append("</td><td><time datetime=\"").append(formats.machineReadable(event.at()));
        html.append("\">").append(escaped(formats.toTheSecond(event.at()))).append("</time></td><td>");
        html.append(escaped(getTranslation("execution.event." + word(event))))
                .append(" <span class=\"small\">")
                .append(escaped(event.type()))
                .append("</span></td><td>")
                .append(escaped(state))
                .append("</td><td>");
        if (!event.details().isEmpty()) {
            html.append("<details><summary>")
                    .append(escaped(String.join(
                            ", ", event.details().stream().map(this::name).toList())))
                    .append("</summary><dl>");
            event.details().forEach(detail -> detail(html, detail));
            html.append("</dl></details>");
        }
        html.append("</td></tr>");
    }

    private void detail(StringBuilder html, Detail detail) {
        html.append("<dt>")
                .append(escaped(name(detail)))
                .append("</dt><dd><pre>")
                .append(escaped(indented(detail)))
                .append("</pre>");
        if (detail.cut()) {
            html.append("<span class=\"small\">")
                    .append(escaped(getTranslation("execution.cut")))
                    .append("</span>");
        }
        html.append("</dd>");
    }

    private String name(Detail detail) {
        return formats.find("execution.data." + detail.name()).orElse(detail.name());
    }

    private static String indented(Detail detail) {
        if (detail.cut() || !(detail.value().startsWith("{") || detail.value().startsWith("["))) {
            return detail.value();
        }
        try {
            return JSON.readTree(detail.value()).toPrettyString();
        } catch (JacksonException _) {
            return detail.value();
        }
    }

    private static String word(RecordedEvent event) {
        return WORDS.stream()
                .filter(one -> event.type().endsWith(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("OTHER");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
