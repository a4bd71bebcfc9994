package dev.countersign.request;

import dev.countersign.template.TemplateVersionId;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A filled-in form.
 *
 * @param submissionId made when the form was opened; sent again, it gives the request of the first time
 * @param template the version that the form was opened with
 */
public record Submission(UUID submissionId, TemplateVersionId template, JsonNode form) {}
