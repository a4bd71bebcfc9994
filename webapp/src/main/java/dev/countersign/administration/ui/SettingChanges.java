package dev.countersign.administration.ui;

import dev.countersign.administration.Setting;
import dev.countersign.administration.SettingsHistory;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.Viewer;

/** What is said at a setting that was changed since it was shown: by whom and when, which can be the reader in another window. */
record SettingChanges(SettingsHistory history, Viewer viewer) {

    String isNow(Setting setting, String value) {
        return OthersChange.isNow(value, history.last(viewer.actor(), setting), viewer);
    }
}
