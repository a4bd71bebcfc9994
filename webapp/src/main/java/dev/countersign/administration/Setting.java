package dev.countersign.administration;

/** A setting of the organisation, and how the audit log says that it was changed. */
public enum Setting {
    NAME("organisation.brand", "name"),
    COLOR("organisation.brand", "color"),
    LANGUAGES("organisation.languages", "languages"),
    LARGEST_FILE("organisation.limits", "largest-file"),
    FILES_PER_REQUEST("organisation.limits", "files-per-request"),
    SUBMISSIONS_PER_MINUTE("organisation.limits", "submissions"),
    UNDO_WINDOW("organisation.undo-window", "after"),
    WORKING_TIME("working-time.changed", "week"),
    RETENTION("organisation.retention", "years");

    private final String kind;
    private final String detail;

    Setting(String kind, String detail) {
        this.kind = kind;
        this.detail = detail;
    }

    /** The kind of the entry. */
    String kind() {
        return kind;
    }

    /** What an entry holds if this one was among what was changed. */
    String detail() {
        return detail;
    }
}
