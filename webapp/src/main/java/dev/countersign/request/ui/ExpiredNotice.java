package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestCase;
import dev.countersign.request.TimelineEntry;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Names;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.stream.Stream;

/** Why a request has expired, and what its requester can do now. */
final class ExpiredNotice {

    private static final int NAMES = 3;

    private ExpiredNotice() {}

    static Notice of(RequestCase request, Viewer viewer) {
        boolean own = request.head().requester().id().equals(viewer.actor().person());
        Paragraph now = new Paragraph(viewer.formats().say("request.expired.again"));
        now.addClassName("small");
        return new Notice(
                Tone.NO,
                Icon.EXPIRED,
                why(request, viewer.formats()),
                Stream.of(now).filter(_ -> own).toArray(Paragraph[]::new));
    }

    /** Who did not do what in time, and when it ended. */
    static String why(RequestCase request, Formats formats) {
        String when = request.head().closedAt().map(formats::inSentence).orElse("");
        return request.timeline().reversed().stream()
                .flatMap(entry -> switch (entry) {
                    case TimelineEntry.Expired missed -> Stream.of(missed(missed, when, formats));
                    case TimelineEntry.NotRevised missed ->
                        Stream.of(formats.say(
                                "request.expired.unchanged",
                                missed.by().map(PersonName::name).orElse(""),
                                when));
                    default -> Stream.<String>empty();
                })
                .findFirst()
                .orElseGet(() -> formats.say("request.expired", when));
    }

    private static String missed(TimelineEntry.Expired missed, String when, Formats formats) {
        String step = missed.name().in(formats.language());
        List<String> silent = missed.silent().stream().map(PersonName::name).toList();
        return silent.isEmpty()
                ? formats.say("request.expired.undecided", step, when)
                : formats.say("request.expired.by", Names.all(silent, silent.size(), NAMES, formats), step, when);
    }
}
