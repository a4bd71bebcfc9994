package dev.countersign.approval.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.Reason;

/** Why a person is asked, in words. */
final class Why {

    private Why() {}

    /** "you are Ana Torres's manager". */
    static String brief(Reason reason) {
        return I18NProvider.translate(reason.key(), reason.args().toArray());
    }
}
