package dev.countersign.execution;

import dev.countersign.template.TemplateVersionId;
import tools.jackson.databind.JsonNode;

/**
 * What an execution is started with.
 *
 * @param wanted false for a request that must not run any more: withdrawn or closed
 * @param template the version the request was submitted with
 * @param input {@code {tenant, request: {id, revision, form}, requester}}
 */
public record ExecutionOrder(boolean wanted, TemplateVersionId template, JsonNode input) {}
