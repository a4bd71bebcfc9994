package dev.countersign.notification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.countersign.notification.Refusal;
import dev.countersign.notification.RefusedAddresses;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says that no emails are sent to the person any more, because one came back. Empty while their address works. */
final class AddressNotice extends Div {

    private final transient RefusedAddresses addresses;
    private final Viewer viewer;
    private transient @Nullable Refusal shown;

    AddressNotice(RefusedAddresses addresses, Viewer viewer) {
        this.addresses = addresses;
        this.viewer = viewer;
        draw();
    }

    /** What did not change stays, so that it does not lose the focus. */
    void draw() {
        Refusal now = addresses.own(viewer.actor()).orElse(null);
        if (!Objects.equals(now, shown)) {
            removeAll();
            if (now != null) {
                add(notice(now));
            }
            shown = now;
        }
        setVisible(now != null);
    }

    private Notice notice(Refusal refusal) {
        Button works = new Button(getTranslation("address.works"), clicked -> {
            addresses.confirm(viewer.actor());
            Toast.say(getTranslation("address.confirmed", refusal.address()));
            draw();
        });
        works.addThemeVariants(ButtonVariant.SMALL);
        return new Notice(
                Tone.WAIT,
                Icon.FAILED,
                getTranslation(
                        refusal.reported() ? "address.reported" : "address.refused",
                        refusal.address(),
                        viewer.formats().inSentence(refusal.since())),
                works);
    }
}
