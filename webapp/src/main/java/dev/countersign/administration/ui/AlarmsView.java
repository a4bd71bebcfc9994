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
import dev.countersign.alarm.AlarmId;
import dev.countersign.alarm.AlarmPage;
import dev.countersign.alarm.Alarms;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.EndReview;
import dev.countersign.request.RequestId;
import dev.countersign.ui.Chips;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The alarms, newest first. The filter is in the URL. */
@Route("alarms")
@RolesAllowed("ADMINISTRATOR")
@StyleSheet("countersign/alarms.css")
public class AlarmsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String ACKNOWLEDGED = "acknowledged";

    private final transient Alarms alarms;
    private final transient EndReview ends;
    private final transient People people;
    private final transient AlarmCard.Acts acts = new AlarmCard.Acts() {
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
    private final Div list = new Div();
    private final Button more = new Button();
    private boolean open = true;
    private @Nullable AlarmId next;
    private int pages;
    private @Nullable AlarmId checked;
    private String found = "";

    public AlarmsView(Alarms alarms, EndReview ends, People people, Viewer viewer, Live live) {
        this.alarms = alarms;
        this.ends = ends;
        this.people = people;
        this.viewer = viewer;
        addClassName("page");
        filters.addClassName("filters");
        list.addClassName("alarms");
        more.setText(getTranslation("list.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(clicked -> readPage(Optional.ofNullable(next)));
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
        list.removeAll();
        pages = 0;
        readPage(Optional.empty());
        while (pages < wantedPages && next != null) {
            readPage(Optional.of(next));
        }
        if (list.getChildren().findAny().isEmpty()) {
            String which = open ? "alarms.none" : "alarms.none-acknowledged";
            list.add(new EmptyState(getTranslation(which + ".title"), getTranslation(which + ".text")));
        }
    }

    private void readPage(Optional<AlarmId> after) {
        AlarmPage page = alarms.page(viewer.actor(), open, after);
        Set<PersonId> by = page.alarms().stream()
                .flatMap(alarm -> alarm.acknowledged().stream())
                .map(Alarm.Acknowledged::by)
                .collect(Collectors.toSet());
        Map<PersonId, PersonName> names = people.names(viewer.actor().tenant(), by);
        page.alarms().forEach(alarm -> list.add(new AlarmCard(alarm, names, viewer.formats(), acts, said(alarm))));
        next = page.next().orElse(null);
        pages++;
        more.setVisible(next != null);
    }

    private Optional<String> said(Alarm alarm) {
        return Optional.of(found).filter(_ -> alarm.id().equals(checked));
    }

    private void check(Alarm alarm, RequestId request) {
        found = EndReviewWords.of(ends.check(viewer.actor(), request), viewer.formats());
        checked = alarm.id();
        begin(pages);
        list.getElement()
                .executeJs("this.querySelector('.notice')?.closest('.alarm').querySelector('vaadin-button')?.focus()");
    }

    private void acknowledge(Alarm alarm) {
        boolean done = alarms.acknowledge(viewer.actor(), alarm.id());
        Toast.say(getTranslation(done ? "alarms.acknowledged" : "alarms.acknowledged.before"));
        begin(pages);
        // The pressed button is gone, so the focus moves to the first alarm, for the keyboard.
        list.getElement().executeJs("this.querySelector('vaadin-button')?.focus()");
    }
}
