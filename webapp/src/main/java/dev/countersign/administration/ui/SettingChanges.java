package dev.countersign.administration.ui;

import dev.countersign.administration.Setting;
import dev.countersign.administration.SettingsHistory;
import dev.countersign.administration.SettingsHistory.Change;
import dev.countersign.ui.Formats;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.Viewer;

/** What is said at a setting that was changed since it was shown: by whom and when, which can be the reader in another window. */
record SettingChanges(SettingsHistory history, Viewer viewer) {

    String isNow(Setting setting, String value) {
        return history.last(viewer.actor(), setting)
                .map(change -> sentence(change, OthersChange.shown(value)))
                .orElseGet(() -> OthersChange.isNow(value));
    }

    private String sentence(Change change, String value) {
        Formats formats = viewer.formats();
        String when = formats.inSentence(change.at());
        return change.by().id().equals(viewer.actor().person())
                ? formats.say("setting.changed.own", when, value)
                : formats.say("setting.changed", change.by().name(), when, value);
    }
}
