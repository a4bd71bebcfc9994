package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import dev.countersign.live.Change;
import dev.countersign.live.Changes;
import dev.countersign.live.Subscription;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** Keeps open pages up to date: data that was changed elsewhere is read again. */
@Service
public class Live {

    private final Changes changes;
    private final LiveReadings readings = new LiveReadings();

    public Live(Changes changes) {
        this.changes = changes;
    }

    /** The same for a component that always reads all of its data. */
    public void keep(Component part, TenantId tenant, Predicate<Change> relevant, SerializableRunnable read) {
        keep(part, tenant, relevant, (List<Change> _) -> read.run());
    }

    /**
     * Reads again whenever relevant data has changed, under the lock of the page, as long as the component is attached. Changes that arrive before
     * a scheduled read are covered by it, and all components of a page read under the same lock.
     *
     * @param read called with the changes, so that it reads only what has changed
     */
    public void keep(
            Component part, TenantId tenant, Predicate<Change> relevant, SerializableConsumer<List<Change>> read) {
        part.addAttachListener(attached -> {
            Subscription subscription = subscribe(attached.getUI(), part, tenant, relevant, read);
            attached.unregisterListener();
            part.addDetachListener(detached -> {
                subscription.close();
                detached.unregisterListener();
                keep(part, tenant, relevant, read);
            });
        });
    }

    private Subscription subscribe(
            UI ui,
            Component part,
            TenantId tenant,
            Predicate<Change> relevant,
            SerializableConsumer<List<Change>> read) {
        LivePage page = page(ui);
        return changes.subscribe(tenant, change -> {
            if (relevant.test(change)) {
                page.add(part, change, read);
            }
        });
    }

    private LivePage page(UI ui) {
        LivePage known = ComponentUtil.getData(ui, LivePage.class);
        if (known != null) {
            return known;
        }
        LivePage page = new LivePage(ui, readings);
        ComponentUtil.setData(ui, LivePage.class, page);
        return page;
    }
}
