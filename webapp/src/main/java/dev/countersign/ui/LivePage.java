package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableConsumer;
import dev.countersign.live.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scheduled reads of the components of one page. */
final class LivePage {

    /** With more changes than this, everything is read. */
    private static final int MOST_CHANGES = 100;

    private record Due(List<Change> changes, SerializableConsumer<List<Change>> read) {}

    private final Runnable inTheUi;
    private final LiveReadings readings;
    private Map<Component, Due> due = new LinkedHashMap<>();

    LivePage(UI ui, LiveReadings readings) {
        this.readings = readings;
        this.inTheUi = ui.accessLater(this::read, () -> {});
    }

    void add(Component part, Change change, SerializableConsumer<List<Change>> read) {
        boolean isFirst;
        synchronized (this) {
            isFirst = due.isEmpty();
            List<Change> changes = due.computeIfAbsent(part, _ -> new Due(new ArrayList<>(), read))
                    .changes();
            if (changes.size() < MOST_CHANGES) {
                changes.add(change);
            } else {
                changes.set(0, new Change.Missed());
            }
        }
        if (isFirst) {
            readings.run(inTheUi);
        }
    }

    /** Called under the lock of the page. A component that was detached meanwhile reads nothing. */
    private void read() {
        Map<Component, Due> taken;
        synchronized (this) {
            taken = due;
            due = new LinkedHashMap<>();
        }
        taken.forEach((part, now) -> {
            if (part.isAttached()) {
                now.read().accept(List.copyOf(now.changes()));
            }
        });
    }
}
