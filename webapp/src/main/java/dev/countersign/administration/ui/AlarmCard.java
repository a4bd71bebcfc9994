package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmId;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Time;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** One alarm: what happened, what was not done, what to do. */
final class AlarmCard extends Article {

    private static final String REQUEST = "request";

    private final transient Formats formats;

    AlarmCard(Alarm alarm, Map<PersonId, PersonName> names, Formats formats, Consumer<AlarmId> acknowledge) {
        this.formats = formats;
        addClassName("alarm");
        String kind = "alarm." + alarm.kind().name();
        String title = getTranslation(kind + ".title");
        add(head(alarm, title), new Paragraph(getTranslation(kind + ".happened")));
        if (alarm.subject().equals(Alarm.MORE)) {
            add(new Paragraph(getTranslation("alarms.more")));
        }
        DescriptionList next = new DescriptionList();
        next.addClassName("alarm-next");
        next.add(
                row(getTranslation("alarms.not-done"), getTranslation(kind + ".not-done")),
                row(getTranslation("alarms.to-do"), getTranslation(kind + ".to-do")));
        add(next);
        if (!alarm.facts().isEmpty()) {
            add(facts(alarm));
        }
        add(foot(alarm, title, names, acknowledge));
    }

    private static Div head(Alarm alarm, String title) {
        String number = alarm.facts().getOrDefault("number", "");
        Div head = new Div(Icon.FAILED.draw(), new H2(number.isEmpty() ? title : title + " · " + number));
        head.addClassName("alarm-head");
        return head;
    }

    private NativeDetails facts(Alarm alarm) {
        DescriptionList list = new DescriptionList();
        alarm.facts().forEach((name, value) -> list.add(row(label(name), told(name, value))));
        return new NativeDetails(getTranslation("alarms.facts"), list);
    }

    /** The label of a fact; its name if the bundle has no label. */
    private String label(String fact) {
        String key = "alarm.fact." + fact;
        String label = getTranslation(key);
        return label.contains(key) ? fact : label;
    }

    /** Keys of steps and states of workflows are shown as they stand in templates and logs, where an administrator looks for them. */
    private Component told(String fact, String value) {
        return switch (fact) {
            case "fault" -> new Span(getTranslation("alarm.fault." + value));
            case "step", "missing", "execution" -> new Code(value);
            case "status", "outcome" -> {
                String words = getTranslation("status." + value);
                yield words.contains(value) ? new Code(value) : new Span(words);
            }
            default -> new Span(value);
        };
    }

    private Div foot(Alarm alarm, String title, Map<PersonId, PersonName> names, Consumer<AlarmId> acknowledge) {
        Span times = new Span(getTranslation("alarms.times", alarm.times(), formats.moment(alarm.lastAt())));
        times.addClassName("small");
        Div foot = new Div(Time.ago(alarm.firstAt(), formats), times);
        foot.addClassName("alarm-foot");
        String request = alarm.facts().getOrDefault(REQUEST, "");
        if (isId(request)) {
            foot.add(new Anchor("requests/" + request, getTranslation("alarms.request")));
        }
        foot.add(alarm.acknowledged()
                .<Component>map(seen -> acknowledged(seen, names))
                .orElseGet(() -> button(alarm, title, acknowledge)));
        return foot;
    }

    private Span acknowledged(Alarm.Acknowledged seen, Map<PersonId, PersonName> names) {
        PersonName name = names.get(seen.by());
        Span words = new Span(
                getTranslation("alarms.acknowledged.by", name == null ? "—" : name.name(), formats.moment(seen.at())));
        words.addClassNames("small", "alarm-act");
        return words;
    }

    private Button button(Alarm alarm, String title, Consumer<AlarmId> acknowledge) {
        Button button = new Button(getTranslation("alarms.acknowledge"), clicked -> acknowledge.accept(alarm.id()));
        button.addClassName("alarm-act");
        button.setAriaLabel(getTranslation("alarms.acknowledge.about", title));
        button.setDisableOnClick(true);
        return button;
    }

    private static Div row(String term, String description) {
        return row(term, new Span(description));
    }

    private static Div row(String term, Component description) {
        return new Div(new DescriptionList.Term(term), new DescriptionList.Description(description));
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}
