package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;

/** What a draft begins with. */
public sealed interface DraftOrigin {

    /** The newest version of a template, to be changed. If the template has a draft already, this one goes on. */
    record Template(String key) implements DraftOrigin {}

    /** A new template, like the newest version of another one. */
    record CopyOf(String key) implements DraftOrigin {}

    /** A new template, like a given one; its key is changed if the tenant has one with it. */
    record Given(TemplateDefinition definition) implements DraftOrigin {}

    /** A text that somebody has brought. It may be unreadable. If its key is that of a template without a draft, it becomes the draft of this one. */
    record File(String yaml) implements DraftOrigin {}
}
