package dev.countersign.template;

import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A template with its versions.
 *
 * @param newest its newest version
 * @param versions newest first
 * @param draft its draft, if it is being edited
 */
public record TemplateHistory(
        TemplateVersion newest, boolean retired, List<Version> versions, Optional<TemplateListing.DraftLine> draft) {

    public TemplateHistory {
        versions = List.copyOf(versions);
    }

    /**
     * A published version.
     *
     * @param by who published it; empty if it came with the organisation
     * @param note why; may be empty
     */
    public record Version(TemplateVersionId id, int number, Optional<PersonName> by, Instant at, String note) {}
}
