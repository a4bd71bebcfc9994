package dev.countersign.api;

import dev.countersign.token.Caller;
import dev.countersign.token.Scope;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** SCIM 2.0 for directories such as Entra and Okta (RFC 7644). It is described by its standard, and so not by the document of the interface. */
@RestController
@RequestMapping(Scim.ROOT)
@Hidden
class ScimEndpoint {

    private static final MediaType TYPE = MediaType.parseMediaType(Scim.MEDIA_TYPE);

    private final ScimUsers users;
    private final ScimGroups groups;
    private final Tag tags;

    ScimEndpoint(ScimUsers users, ScimGroups groups, Tag tags) {
        this.users = users;
        this.groups = groups;
        this.tags = tags;
    }

    @GetMapping("/Users")
    @Needs(Scope.SCIM)
    ResponseEntity<ObjectNode> users(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "filter") Optional<String> filter,
            @RequestParam(name = "startIndex") Optional<Integer> startIndex,
            @RequestParam(name = "count") Optional<Integer> count) {
        return answer(users.list(caller.actor(), filter.map(ScimFilter::parse), Scim.Part.of(startIndex, count)));
    }

    @GetMapping("/Users/{user}")
    @Needs(Scope.SCIM)
    ResponseEntity<ObjectNode> user(@AuthenticationPrincipal Caller caller, @PathVariable("user") String user) {
        return answer(users.open(caller.actor(), id(user)));
    }

    @PostMapping("/Users")
    @Needs(Scope.SCIM)
    ResponseEntity<ObjectNode> createUser(@AuthenticationPrincipal Caller caller, @RequestBody JsonNode body) {
        return created(users.create(caller.actor(), body));
    }

    @PutMapping("/Users/{user}")
    @Needs(Scope.SCIM)
    ResponseEntity<ObjectNode> replaceUser(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("user") String user,
            @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody JsonNode body) {
        ifMatch.ifPresent(_ -> tags.check(ifMatch, users.open(caller.actor(), id(user))));
        return answer(users.replace(caller.actor(), id(user), body));
    }

    @PatchMapping("/Users/{user}")
    @Needs(Scope.SCIM)
    ResponseEntity<ObjectNode> patchUser(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("user") String user,
            @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody JsonNode body) {
        ifMatch.ifPresent(_ -> tags.check(ifMatch, users.open(caller.actor(), id(user))));
        return answer(users.patch(caller.actor(), id(user), body));
    }

    @DeleteMapping("/Users/{user}")
    @Needs(Scope.SCIM)
    ResponseEntity<Void> deleteUser(@AuthenticationPrincipal Caller caller, @PathVariable("user") String user) {
        users.delete(caller.actor(), id(user));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/Groups")
    @Needs(Scope.SCIM)
    ResponseEntity<ObjectNode> groups(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "filter") Optional<String> filter,
            @RequestParam(name = "startIndex") Optional<Integer> startIndex,
            @RequestParam(name = "count") Optional<Integer> count,
            @RequestParam(name = "excludedAttributes", defaultValue = "") String excluded) {
        return answer(groups.list(
                caller.actor(),
                filter.map(ScimFilter::parse),
                Scim.Part.of(startIndex, count),
                showsMembers(excluded)));
    }

    @GetMapping("/Groups/{group}")
    @Needs(Scope.SCIM)
    ResponseEntity<ObjectNode> group(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("group") String group,
            @RequestParam(name = "excludedAttributes", defaultValue = "") String excluded) {
        return answer(groups.open(caller.actor(), id(group), showsMembers(excluded)));
    }

    @PostMapping("/Groups")
    @Needs(Scope.SCIM)
    ResponseEntity<ObjectNode> createGroup(@AuthenticationPrincipal Caller caller, @RequestBody JsonNode body) {
        return created(groups.create(caller.actor(), body));
    }

    @PutMapping("/Groups/{group}")
    @Needs(Scope.SCIM)
    ResponseEntity<ObjectNode> replaceGroup(
            @AuthenticationPrincipal Caller caller, @PathVariable("group") String group, @RequestBody JsonNode body) {
        return answer(groups.replace(caller.actor(), id(group), body));
    }

    @PatchMapping("/Groups/{group}")
    @Needs(Scope.SCIM)
    ResponseEntity<ObjectNode> patchGroup(
            @AuthenticationPrincipal Caller caller, @PathVariable("group") String group, @RequestBody JsonNode body) {
        return answer(groups.patch(caller.actor(), id(group), body));
    }

    @DeleteMapping("/Groups/{group}")
    @Needs(Scope.SCIM)
    ResponseEntity<Void> deleteGroup(@AuthenticationPrincipal Caller caller, @PathVariable("group") String group) {
        groups.delete(caller.actor(), id(group));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ObjectNode> answer(ObjectNode document) {
        return typed(ResponseEntity.ok(), tags.answer(document));
    }

    private ResponseEntity<ObjectNode> created(ObjectNode document) {
        URI location = URI.create(document.path("meta").path("location").asString());
        return typed(ResponseEntity.created(location), tags.answer(HttpStatus.CREATED, document));
    }

    /** The answer with its tag, as the media type of SCIM. */
    private static ResponseEntity<ObjectNode> typed(
            ResponseEntity.BodyBuilder response, ResponseEntity<ObjectNode> tagged) {
        return response.headers(headers -> tagged.getHeaders().forEach(headers::addAll))
                .contentType(TYPE)
                .body(tagged.getBody());
    }

    private static boolean showsMembers(String excluded) {
        List<String> attributes = Arrays.asList(excluded.split("\\s*,\\s*"));
        return attributes.stream().noneMatch("members"::equalsIgnoreCase);
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw Scim.notFound();
        }
    }
}
