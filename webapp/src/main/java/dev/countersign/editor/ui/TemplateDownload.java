package dev.countersign.editor.ui;

import dev.countersign.people.Actor;
import dev.countersign.people.CurrentActor;
import dev.countersign.template.TemplateCatalogue;
import dev.countersign.template.TemplateDraft;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.template.TemplateSource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Templates and drafts as YAML files, with their comments. */
@Controller
class TemplateDownload {

    private final TemplateCatalogue catalogue;
    private final TemplateDrafts drafts;
    private final CurrentActor current;

    TemplateDownload(TemplateCatalogue catalogue, TemplateDrafts drafts, CurrentActor current) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.current = current;
    }

    @GetMapping("/" + TemplatesView.PATH + "/{template}.yaml")
    ResponseEntity<byte[]> version(
            @PathVariable String template, @RequestParam(name = "version") Optional<Integer> version) {
        Actor reader = current.signedIn().actor();
        return version.or(() -> catalogue
                        .open(reader, template)
                        .map(open -> open.newest().version()))
                .flatMap(number -> catalogue.source(reader, template, number))
                .map(TemplateSource::yaml)
                .map(yaml -> file(template, yaml))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/" + DraftView.PATH + "/{draft}.yaml")
    ResponseEntity<byte[]> draft(@PathVariable UUID draft) {
        return drafts.open(current.signedIn().actor(), new TemplateDraftId(draft))
                .map(open -> file(name(open), open.yaml()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String name(TemplateDraft draft) {
        return draft.definition().map(definition -> definition.key()).orElse("draft");
    }

    private static ResponseEntity<byte[]> file(String name, String yaml) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.APPLICATION_YAML, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".yaml")
                                .build()
                                .toString())
                .cacheControl(org.springframework.http.CacheControl.noStore())
                .body(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
