package dev.countersign.api;

import dev.countersign.token.Scope;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this server does of SCIM (RFC 7644, section 4). */
@RestController
@RequestMapping(Scim.ROOT)
@Hidden
class ScimAbout {

    @GetMapping("/ServiceProviderConfig")
    @Needs(Scope.SCIM)
    ResponseEntity<Resource> config() {
        return file("scim-config.json");
    }

    @GetMapping("/ResourceTypes")
    @Needs(Scope.SCIM)
    ResponseEntity<Resource> types() {
        return file("scim-types.json");
    }

    @GetMapping("/Schemas")
    @Needs(Scope.SCIM)
    ResponseEntity<Resource> schemas() {
        return file("scim-schemas.json");
    }

    private static ResponseEntity<Resource> file(String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Scim.MEDIA_TYPE))
                .body(new ClassPathResource(name, ScimAbout.class));
    }
}
