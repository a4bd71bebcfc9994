package dev.countersign.editor.ui;

import dev.countersign.editor.TemplateUsage;
import dev.countersign.people.People;
import dev.countersign.request.RequestFiles;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.ui.Viewer;

/** What the parts of the editor need from outside. */
record Surface(TemplateDrafts drafts, TemplateUsage usage, People people, RequestFiles files, Viewer viewer) {}
