package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestId;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Time;
import dev.countersign.ui.Tone;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One alarm: what happened, what was not done, what to do. */
final class AlarmCard extends Article {

    /** The actions of an administrator on an alarm. */
    interface Acts {

        void acknowledge(Alarm alarm);

        /** Compares the request with its execution again. */
        void check(Alarm alarm, RequestId request);
    }

    private static final String REQUEST = "request";

    private final transient Formats formats;
    private final transient Acts acts;

    /** @param said the result of the last action on the alarm; empty if there was none */
    AlarmCard(Alarm alarm, Map<PersonId, PersonName> names, Formats formats, Acts acts, Optional<String> said) {
        this.formats = formats;
        this.acts = acts;
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
                AlarmFacts.row(getTranslation("alarms.not-done"), getTranslation(kind + ".not-done")),
                AlarmFacts.row(getTranslation("alarms.to-do"), getTranslation(kind + ".to-do")));
        add(next);
        if (!alarm.facts().isEmpty()) {
            add(new AlarmFacts(alarm, formats));
        }
        said.ifPresent(words -> add(new Notice(Tone.WAIT, Icon.WAITING, words).urgent()));
        add(foot(alarm, title, names));
    }

    private static Div head(Alarm alarm, String title) {
        String number = alarm.subject().equals(Alarm.MORE) ? "" : alarm.facts().getOrDefault("number", "");
        Div head = new Div(Icon.FAILED.draw(), new H2(number.isEmpty() ? title : title + " · " + number));
        head.addClassName("alarm-head");
        return head;
    }

    private Div foot(Alarm alarm, String title, Map<PersonId, PersonName> names) {
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
                .orElseGet(() -> acts(alarm, title)));
        return foot;
    }

    private Span acknowledged(Alarm.Acknowledged seen, Map<PersonId, PersonName> names) {
        PersonName name = names.get(seen.by());
        Span words = new Span(
                getTranslation("alarms.acknowledged.by", name == null ? "—" : name.name(), formats.moment(seen.at())));
        words.addClassNames("small", "alarm-act");
        return words;
    }

    private Div acts(Alarm alarm, String title) {
        Div buttons = new Div();
        buttons.addClassName("alarm-act");
        String request = alarm.facts().getOrDefault(REQUEST, "");
        if (alarm.kind() == AlarmKind.OUTCOME_NOT_CONFIRMED && isId(request)) {
            RequestId id = new RequestId(UUID.fromString(request));
            buttons.add(button("alarms.check", title, () -> acts.check(alarm, id)));
        }
        buttons.add(button("alarms.acknowledge", title, () -> acts.acknowledge(alarm)));
        return buttons;
    }

    private Button button(String key, String title, Runnable act) {
        Button button = new Button(getTranslation(key), clicked -> act.run());
        button.setAriaLabel(getTranslation(key + ".about", title));
        button.setDisableOnClick(true);
        return button;
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}
