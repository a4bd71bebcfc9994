package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.request.TimelineEntry;
import dev.countersign.ui.Section;
import dev.countersign.ui.Viewer;
import java.util.List;

/** The history of a request with its heading, and the way to earlier comments if not all are shown. */
public final class ActivitySection extends Section {

    private final Component earlier;
    private final Activity activity;

    /** @param earlier shows earlier comments */
    public ActivitySection(Component earlier, Viewer viewer) {
        super(I18NProvider.translate("activity.title"));
        this.earlier = earlier;
        this.activity = new Activity(List.of(), viewer.formats(), viewer.language());
        add(earlier, activity);
    }

    /** Adds what is new; the entries that are shown already stay. */
    public void show(List<TimelineEntry> entries, boolean hasEarlierComments) {
        earlier.setVisible(hasEarlierComments);
        activity.show(entries);
    }
}
