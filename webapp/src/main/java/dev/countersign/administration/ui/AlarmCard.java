package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmAbout;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestId;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Time;
import dev.countersign.ui.Tone;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One alarm: what happened, what was not done, what to do. */
final class AlarmCard extends Article {

    /** The actions of an administrator on an alarm. */
    interface Acts {

        /** Auditors only read. */
        boolean areAllowed();

        void acknowledge(Alarm alarm);

        /** Compares the request with its execution again. */
        void check(Alarm alarm, RequestId request);
    }

    /**
     * What a card shows.
     *
     * @param about whom or what it is about; empty if the kind says it
     * @param by who acknowledged it; empty also if it closed by itself
     * @param said the result of the last action on the alarm
     */
    record Content(Alarm alarm, Optional<AlarmAbout> about, Optional<PersonName> by, Optional<Said> said) {}

    /** @param time counts the actions, so that the same result is said again */
    record Said(int time, String words) {}

    private static final String REQUEST = "request";

    private final transient Formats formats;
    private final transient Acts acts;

    AlarmCard(Content content, Formats formats, Acts acts, AlarmFacts.Unfolding unfolding) {
        this.formats = formats;
        this.acts = acts;
        Alarm alarm = content.alarm();
        addClassName("alarm");
        String title = text(content, "title");
        add(head(alarm, title));
        alarm.acknowledged()
                .filter(_ -> isOver(alarm))
                .ifPresentOrElse(
                        seen -> add(
                                new Paragraph(getTranslation("alarms.resolved", formats.inSentence(seen.at()))),
                                past(content)),
                        () -> add(new Paragraph(happened(content))));
        if (alarm.subject().equals(Alarm.MORE)) {
            add(new Paragraph(getTranslation("alarms.more")));
        }
        if (!isOver(alarm)) {
            add(next(content));
        }
        // Of whom or what is named, the sentence says all, except for the ARNs of a state machine.
        if (!alarm.facts().isEmpty()
                && content.about()
                        .filter(about -> about.what() != AlarmAbout.What.MACHINE)
                        .isEmpty()) {
            add(new AlarmFacts(alarm, formats, unfolding));
        }
        content.said().ifPresent(said -> add(new Notice(Tone.WAIT, Icon.WAITING, said.words()).urgent()));
        add(foot(alarm, title, content.by()));
    }

    private DescriptionList next(Content content) {
        DescriptionList next = new DescriptionList();
        next.addClassName("alarm-next");
        next.add(
                AlarmFacts.row(getTranslation("alarms.not-done"), text(content, "not-done")),
                AlarmFacts.row(getTranslation("alarms.to-do"), text(content, "to-do")));
        return next;
    }

    /** Whether what it is about was mended, so that nobody has to do anything. */
    private static boolean isOver(Alarm alarm) {
        return alarm.acknowledged().filter(seen -> seen.by().isEmpty()).isPresent();
    }

    /** What was open before it was mended. */
    private Paragraph past(Content content) {
        return new Paragraph(content.about()
                .map(about -> getTranslation("alarms.over.before", about.open(formats.language(), this::say)))
                .orElseGet(() -> happened(content)));
    }

    /** Of a request that failed, how its execution ended; the alarm may be older than this fact. */
    private String happened(Content content) {
        Alarm alarm = content.alarm();
        return Optional.ofNullable(alarm.latest().orElse(alarm.facts()).get(AlarmFacts.BROKEN_BY))
                .flatMap(by -> formats.find("alarm." + alarm.kind() + ".happened." + by))
                .orElseGet(() -> text(content, "happened"));
    }

    private String text(Content content, String part) {
        return AlarmAbout.text(content.alarm().kind(), content.about(), part, formats.language(), this::say);
    }

    private String say(String key, Object... arguments) {
        return formats.say(
                key,
                Stream.of(arguments)
                        .map(one -> one instanceof Instant when ? formats.inSentence(when) : one)
                        .toArray());
    }

    private static Div head(Alarm alarm, String title) {
        String number = alarm.subject().equals(Alarm.MORE) ? "" : alarm.facts().getOrDefault("number", "");
        boolean closed = alarm.acknowledged().isPresent();
        Div head = new Div(
                (closed ? Icon.DONE : Icon.FAILED).draw(), new H2(number.isEmpty() ? title : title + " · " + number));
        head.addClassName("alarm-head");
        head.setClassName("closed", closed);
        return head;
    }

    private Div foot(Alarm alarm, String title, Optional<PersonName> by) {
        Span times = new Span(getTranslation("alarms.times", alarm.times(), formats.inSentence(alarm.lastAt())));
        times.addClassName("small");
        Div foot = new Div(Time.ago(alarm.firstAt(), formats), times);
        foot.addClassName("alarm-foot");
        String request = alarm.facts().getOrDefault(REQUEST, "");
        if (isId(request) && alarm.kind() != AlarmKind.MESSAGE_NOT_UNDERSTOOD) {
            foot.add(new Anchor("requests/" + request, getTranslation("alarms.request")));
        }
        if (!isOver(alarm) && !alarm.kind().place().equals("alarms")) {
            foot.add(new Anchor(alarm.kind().place(), getTranslation("alarms.mend")));
        }
        if (alarm.acknowledged().isPresent()) {
            alarm.acknowledged().filter(_ -> !isOver(alarm)).ifPresent(seen -> foot.add(acknowledged(seen, by)));
        } else if (acts.areAllowed()) {
            foot.add(acts(alarm, title));
        }
        return foot;
    }

    private Span acknowledged(Alarm.Acknowledged seen, Optional<PersonName> by) {
        Span words = new Span(getTranslation(
                "alarms.acknowledged.by", by.map(PersonName::name).orElse("—"), formats.inSentence(seen.at())));
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
