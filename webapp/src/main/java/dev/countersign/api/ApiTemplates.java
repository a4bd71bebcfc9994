package dev.countersign.api;

import dev.countersign.request.RequestService;
import dev.countersign.token.Caller;
import dev.countersign.token.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What can be requested. */
@RestController
@RequestMapping(path = Api.ROOT + "/templates", produces = "application/json")
class ApiTemplates {

    private final RequestService requests;
    private final Tag tags;

    ApiTemplates(RequestService requests, Tag tags) {
        this.requests = requests;
        this.tags = tags;
    }

    /** A template in the list. */
    record TemplateLine(String key, String name, String description) {}

    /** All templates that requests can be submitted from. */
    record TemplateList(List<TemplateLine> items) {}

    /**
     * A template.
     *
     * @param version the published version
     * @param form what a request's form can be, as JSON Schema 2020-12
     */
    record TemplateDocument(
            String key,
            String name,
            String description,
            UUID version,

            @Schema(type = "object", description = "What the form of a request can be, as JSON Schema 2020-12")
            JsonNode form) {}

    @GetMapping
    @Needs(Scope.TEMPLATES_READ)
    @Operation(operationId = "listTemplates", summary = "List the templates from which requests can be submitted")
    ResponseEntity<TemplateList> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Locale language = Language.of(request, caller);
        return tags.answer(new TemplateList(requests.gallery(caller.actor()).stream()
                .map(card -> new TemplateLine(
                        card.key(), card.name().in(language), card.description().in(language)))
                .toList()));
    }

    @GetMapping("/{template}")
    @Needs(Scope.TEMPLATES_READ)
    @Operation(operationId = "getTemplate", summary = "Read a template with its form")
    ResponseEntity<TemplateDocument> open(
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            @PathVariable("template") String template) {
        Locale language = Language.of(request, caller);
        return requests.prepare(caller.actor(), template)
                .map(found -> tags.answer(new TemplateDocument(
                        found.definition().key(),
                        found.definition().name().in(language),
                        found.definition().description().in(language),
                        found.template().value(),
                        new FormSchema(language).of(found.definition().form()))))
                .orElseThrow(() -> new Refused(Problem.notFound()));
    }
}
