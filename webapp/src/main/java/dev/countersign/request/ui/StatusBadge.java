package dev.countersign.request.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.request.RequestStatus;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Tone;

/** Where a request stands, as icon, word and colour. */
public final class StatusBadge {

    private StatusBadge() {}

    public static Badge of(RequestStatus status) {
        String word = I18NProvider.translate("status." + status.name());
        return switch (status) {
            case SUBMITTED, IN_PROGRESS -> new Badge(Tone.WAIT, Icon.WAITING, word);
            case APPROVED -> new Badge(Tone.YES, Icon.DONE, word);
            case DENIED -> new Badge(Tone.NO, Icon.DENIED, word);
            case WITHDRAWN -> new Badge(Tone.CALM, Icon.WITHDRAWN, word);
            case EXPIRED -> new Badge(Tone.NO, Icon.EXPIRED, word);
            case FAILED -> new Badge(Tone.NO, Icon.FAILED, word);
        };
    }
}
