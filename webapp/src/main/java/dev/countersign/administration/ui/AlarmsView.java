package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmAbout;
import dev.countersign.alarm.AlarmId;
import dev.countersign.alarm.AlarmPage;
import dev.countersign.alarm.Alarms;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.request.EndReview;
import dev.countersign.request.RequestId;
import dev.countersign.ui.Chips;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The alarms, newest first. The filter is in the URL. */
@Route("alarms")
@RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
@StyleSheet("countersign/alarms.css")
public class AlarmsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String ACKNOWLEDGED = "acknowledged";

    private final transient Alarms alarms;
    private final transient EndReview ends;
    private final transient People people;
    private final transient AlarmCard.Acts acts = new AlarmCard.Acts() {
        @Override
        public boolean areAllowed() {
            return viewer.actor().may(Right.ACKNOWLEDGE_ALARMS);
        }

        @Override
        public void acknowledge(Alarm alarm) {
            AlarmsView.this.acknowledge(alarm);
        }

        @Override
        public void check(Alarm alarm, RequestId request) {
            AlarmsView.this.check(alarm, request);
        }
    };
    private final Viewer viewer;
    private final Div filters = new Div();
    private final AlarmList list;
    private final transient List<Alarm> read = new ArrayList<>();
    private final transient Map<AlarmId, AlarmAbout> about = new HashMap<>();
    private final Button more = new Button();
    private boolean open = true;
    private @Nullable AlarmId next;
    private int pages;
    private @Nullable AlarmId checked;
    private transient AlarmCard.Said found = new AlarmCard.Said(0, "");

    public AlarmsView(Alarms alarms, EndReview ends, People people, Viewer viewer, Live live) {
        this.alarms = alarms;
        this.ends = ends;
        this.people = people;
        this.viewer = viewer;
        addClassName("page");
        filters.addClassName("filters");
        list = new AlarmList(viewer.formats(), acts);
        more.setText(getTranslation("list.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(clicked -> {
            readPage(Optional.ofNullable(next));
            show();
        });
        add(new Heading(getTranslation("nav.alarms")), filters, list, more);
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> change.concerns(viewer.actor().person()),
                () -> begin(pages));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        open = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("status")
                .filter(ACKNOWLEDGED::equals)
                .isEmpty();
        Chips chips = new Chips(getTranslation("alarms.filter"));
        chips.add("alarms", getTranslation("alarms.filter.open"), open);
        chips.add("alarms?status=" + ACKNOWLEDGED, getTranslation("alarms.filter.acknowledged"), !open);
        filters.removeAll();
        filters.add(chips);
        begin(1);
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("nav.alarms"));
    }

    private void begin(int wantedPages) {
        read.clear();
        about.clear();
        pages = 0;
        readPage(Optional.empty());
        while (pages < wantedPages && next != null) {
            readPage(Optional.of(next));
        }
        show();
    }

    private void readPage(Optional<AlarmId> after) {
        AlarmPage page = alarms.page(viewer.actor(), open, after);
        read.addAll(page.alarms());
        about.putAll(page.about());
        next = page.next().orElse(null);
        pages++;
        more.setVisible(next != null);
    }

    private void show() {
        if (read.isEmpty()) {
            String which = open ? "alarms.none" : "alarms.none-acknowledged";
            list.showNone(getTranslation(which + ".title"), getTranslation(which + ".text"));
            return;
        }
        Set<PersonId> by = read.stream()
                .flatMap(alarm -> alarm.acknowledged().stream())
                .flatMap(seen -> seen.by().stream())
                .collect(Collectors.toSet());
        Map<PersonId, PersonName> names = people.names(viewer.actor().tenant(), by);
        list.show(read.stream()
                .map(alarm -> new AlarmCard.Content(
                        alarm,
                        Optional.ofNullable(about.get(alarm.id())),
                        alarm.acknowledged()
                                .flatMap(Alarm.Acknowledged::by)
                                .flatMap(id -> Optional.ofNullable(names.get(id))),
                        Optional.of(found).filter(_ -> alarm.id().equals(checked))))
                .toList());
    }

    private void check(Alarm alarm, RequestId request) {
        String words = EndReviewWords.of(ends.check(viewer.actor(), request), viewer.formats());
        found = new AlarmCard.Said(found.time() + 1, words);
        checked = alarm.id();
        begin(pages);
        list.focusResult();
    }

    private void acknowledge(Alarm alarm) {
        boolean done = alarms.acknowledge(viewer.actor(), alarm.id());
        Toast.say(getTranslation(done ? "alarms.acknowledged" : "alarms.acknowledged.before"));
        begin(pages);
        list.focusFirst();
    }
}
