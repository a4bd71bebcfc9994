package dev.countersign.request.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.request.RequestStatus;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Tone;

/** The status of a request, as icon, word and colour. */
public final class StatusBadge {

    private StatusBadge() {}

    public static Badge of(RequestStatus status) {
        return new Badge(tone(status), icon(status), I18NProvider.translate("status." + status.name()));
    }

    /** The same, and of an open request whether its requester is asked to change it. */
    public static Badge of(RequestStatus status, boolean sentBack) {
        return sentBack
                ? new Badge(Tone.WAIT, Icon.CHANGES, I18NProvider.translate("status.CHANGES_REQUESTED"))
                : of(status);
    }

    static Icon icon(RequestStatus status) {
        return switch (status) {
            case SUBMITTED, IN_PROGRESS -> Icon.WAITING;
            case APPROVED -> Icon.DONE;
            case DENIED -> Icon.DENIED;
            case WITHDRAWN, CANCELLED -> Icon.WITHDRAWN;
            case EXPIRED -> Icon.EXPIRED;
            case FAILED -> Icon.FAILED;
        };
    }

    private static Tone tone(RequestStatus status) {
        return switch (status) {
            case SUBMITTED, IN_PROGRESS -> Tone.WAIT;
            case APPROVED -> Tone.YES;
            case WITHDRAWN, CANCELLED -> Tone.CALM;
            case DENIED, EXPIRED, FAILED -> Tone.NO;
        };
    }
}
