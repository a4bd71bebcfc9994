package dev.countersign.execution;

import dev.countersign.template.TemplateVersionId;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of the start of an execution.
 *
 * @param wanted false for a request that must not run any more: withdrawn or closed
 * @param template the version that the request was submitted with
 * @param input {@code {tenant, request: {id, revision, form}, requester}}
 */
public record ExecutionOrder(boolean wanted, TemplateVersionId template, JsonNode input) {}
