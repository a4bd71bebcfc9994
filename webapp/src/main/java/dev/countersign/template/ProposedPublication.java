package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import java.util.Optional;

/**
 * What somebody would publish, with exactly this content.
 *
 * @param source the YAML as its author wrote it
 * @param note why; may be empty
 * @param draft that it comes from; empty for a former version
 * @param edition of the draft
 */
public record ProposedPublication(
        TemplateDefinition definition, String source, String note, Optional<TemplateDraftId> draft, int edition) {}
