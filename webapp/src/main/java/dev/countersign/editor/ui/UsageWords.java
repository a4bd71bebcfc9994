package dev.countersign.editor.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.editor.Usage;

/** Counts of running requests. Beyond what is counted the number is a minimum. */
final class UsageWords {

    private UsageWords() {}

    /** "4 requests running, 3 on earlier versions". */
    static String running(Usage usage, int newest) {
        int all = Math.min(usage.runningAtAll(), Usage.MOST);
        int earlier = Math.max(0, all - usage.running().getOrDefault(newest, 0));
        return earlier == 0
                ? I18NProvider.translate("template.running", all)
                : I18NProvider.translate("template.running-earlier", all, earlier);
    }
}
