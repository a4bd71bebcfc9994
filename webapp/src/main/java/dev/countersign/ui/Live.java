package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableRunnable;
import dev.countersign.live.Change;
import dev.countersign.live.Changes;
import dev.countersign.live.Subscription;
import dev.countersign.tenant.TenantId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** Keeps open pages up to date: they read again what changes elsewhere. */
@Service
public class Live {

    private final Changes changes;

    public Live(Changes changes) {
        this.changes = changes;
    }

    /**
     * Reads again, with the lock of the page, whenever something relevant has changed, as long as the part is on a page. Changes that arrive before
     * a pending read has started are covered by that read.
     */
    public void keep(Component part, TenantId tenant, Predicate<Change> relevant, SerializableRunnable read) {
        part.addAttachListener(attached -> {
            Subscription subscription = subscribe(attached.getUI(), tenant, relevant, read);
            attached.unregisterListener();
            part.addDetachListener(detached -> {
                subscription.close();
                detached.unregisterListener();
                keep(part, tenant, relevant, read);
            });
        });
    }

    private Subscription subscribe(UI ui, TenantId tenant, Predicate<Change> relevant, SerializableRunnable read) {
        AtomicBoolean due = new AtomicBoolean();
        Runnable inTheUi = ui.accessLater(
                () -> {
                    due.set(false);
                    read.run();
                },
                () -> {});
        return changes.subscribe(tenant, change -> {
            if (relevant.test(change) && due.compareAndSet(false, true)) {
                inTheUi.run();
            }
        });
    }
}
