package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.Optional;

/**
 * A template that is being edited, by one person or several.
 *
 * @param template the key of the template that it changes; empty if it was never published
 * @param name when the YAML could be read last, in the standard language of the template; empty if it never had one
 * @param basedOn the newest version when the draft was begun; 0 if there was none
 * @param edition increases with each change: whoever saves names the edition that they have read
 * @param yaml may be unreadable while somebody writes
 * @param definition what the YAML says; empty if it cannot be read
 */
public record TemplateDraft(
        TemplateDraftId id,
        Optional<String> template,
        String name,
        int basedOn,
        int edition,
        String yaml,
        Optional<TemplateDefinition> definition,
        boolean undoable,
        boolean redoable,
        Optional<PersonName> changedBy,
        Instant changedAt) {}
