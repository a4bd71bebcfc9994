package dev.countersign.definitions.form;

/** What a file holds. Templates name these in lower case. */
public enum FileKind {
    PDF,
    IMAGE,
    DOCUMENT,
    SPREADSHEET,
    PRESENTATION,
    TEXT,
    CSV,
    ARCHIVE,
    MAIL
}
