package dev.countersign.notification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.countersign.away.AbsentDays;
import dev.countersign.notification.NotificationItem;
import dev.countersign.notification.NotificationKind;
import dev.countersign.notification.SaidBy;
import dev.countersign.request.ui.StandInWords;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import java.util.Locale;

/** A notification in the list: what happened, to which request, when, and whether it was read. */
final class NotificationLine extends Anchor {

    NotificationLine(NotificationItem item, Formats formats, Locale language) {
        super(item.path());
        addClassNames("request-line", "notification-line");
        if (!item.read()) {
            addClassName("unread");
        }
        String words = item.words().in(language);
        boolean alarm = item.kind() == NotificationKind.ALARM;
        Sentence sentence = new Sentence(
                alarm ? words + ".title" : key(item),
                Sentence.strong(alarm ? item.title().in(language) : item.requester()),
                Sentence.strong(item.by()),
                item.due().<Object>map(due -> Time.at(due, formats)).orElse(""),
                Sentence.strong(item.standsFor()));
        Span what = new Span(icon(item).draw());
        if (!item.read()) {
            Span unread = new Span(getTranslation("notification.unread") + " ");
            unread.addClassName("visually-hidden");
            what.add(unread);
        }
        what.add(sentence);
        what.addClassName("what");
        Span about = new Span(alarm ? toDo(item, words) : about(item, formats, language));
        about.addClassNames("small", "title", "about");
        add(what, Time.ago(item.at(), formats), about);
        if (!words.isEmpty() && !alarm) {
            add(said(words));
        }
        item.said().forEach(one -> add(said(words(one, formats))));
    }

    private static Span said(String words) {
        Span said = new Span(words);
        said.addClassNames("small", "title", "about", "said");
        return said;
    }

    /** "Pablo Rey (for Marta Ruiz): Which model?" */
    private static String words(SaidBy one, Formats formats) {
        return one.by()
                .map(by -> StandInWords.name(by, one.standsFor(), formats) + ": " + one.text())
                .orElse(one.text());
    }

    /** The request, or the token that was ended. */
    private String about(NotificationItem item, Formats formats, Locale language) {
        String title = item.title().in(language);
        if (item.kind().isAboutAbsence()) {
            return AbsentDays.parse(title).words(formats);
        }
        if (item.number().isEmpty()) {
            return title;
        }
        String request = Dotted.of(item.number(), title);
        return item.revision() > 1 && item.kind().asksToDecide()
                ? Dotted.of(request, getTranslation("case.said.revision", item.revision()))
                : request;
    }

    /** A request can also be denied by a rule of its template, and former releases did not store who cancelled one. */
    private static String key(NotificationItem item) {
        String key = "notification." + item.kind();
        if (item.by().isEmpty()) {
            return item.kind() == NotificationKind.ASSIGNED ? key + asked(item) : key;
        }
        return switch (item.kind()) {
            case ASSIGNED -> key + (item.reassigned() ? ".reassigned" : ".delegated");
            case DENIED, ESCALATED_ON -> key + ".by";
            case CANCELLED -> key + (item.own() ? ".own" : ".by");
            default -> key;
        };
    }

    private static String asked(NotificationItem item) {
        return item.standsFor().isEmpty() ? (item.again() ? ".again" : "") : ".stands-in";
    }

    /** Nothing, if the alarm is closed. */
    private String toDo(NotificationItem item, String alarm) {
        return getTranslation(
                item.ended().map(end -> "notification.alarm." + end).orElse(alarm + ".to-do"));
    }

    private static Icon icon(NotificationItem item) {
        return item.ended().isPresent() ? Icon.DONE : icon(item.kind());
    }

    private static Icon icon(NotificationKind kind) {
        return switch (kind) {
            case ASSIGNED, ESCALATED, ESCALATED_ON, REMINDED, EXTENDED, DUE_MOVED, STANDS_IN, ABSENCE_CHANGED ->
                Icon.WAITING;
            case LAPSED, EXPIRED, UNCHANGED, LEFT_UNCHANGED -> Icon.EXPIRED;
            case WITHDRAWN,
                    CANCELLED,
                    CHANGES_REQUESTED,
                    CHANGES_REMINDED,
                    SENT_BACK,
                    RECALLED,
                    HANDED_ON,
                    TAKEN_BACK,
                    STANDS_IN_NO_MORE -> Icon.WITHDRAWN;
            case APPROVED, KEPT -> Icon.DONE;
            case DENIED -> Icon.DENIED;
            case MENTIONED -> Icon.COMMENT;
            case UNASKED, FAILED, BROKEN, ALARM, TOKEN_REVOKED -> Icon.FAILED;
            case MAIL_TESTED -> Icon.MAIL;
            case RETRIED, RETRIED_FOR, SKIPPED, SKIPPED_FOR -> Icon.WAITING;
        };
    }
}
