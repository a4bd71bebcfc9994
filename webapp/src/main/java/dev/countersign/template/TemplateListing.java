package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The templates of an organisation, and the drafts of new ones. */
public record TemplateListing(List<Line> templates, List<DraftLine> drafts) {

    public TemplateListing {
        templates = List.copyOf(templates);
        drafts = List.copyOf(drafts);
    }

    /**
     * A published template.
     *
     * @param publishedBy who published its newest version; empty if it came with the organisation
     * @param draft its draft, if it is being edited
     */
    public record Line(
            TemplateDefinition definition,
            int version,
            Optional<PersonName> publishedBy,
            Instant publishedAt,
            boolean retired,
            Optional<DraftLine> draft) {

        public String key() {
            return definition.key();
        }
    }

    /** A draft. */
    public record DraftLine(TemplateDraftId id, String name, Optional<PersonName> changedBy, Instant changedAt) {}
}
