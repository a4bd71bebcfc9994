package dev.countersign.editor.ui.form;

import dev.countersign.editor.ui.element.Marks;
import java.util.Locale;

/** What the list of fields shows beside the fields. */
record ShownFields(Locale language, Marks marks) {}
