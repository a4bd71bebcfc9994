package dev.countersign.api;

import dev.countersign.people.Person;
import dev.countersign.people.PersonName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user as a client sends it.
 *
 * @param active as before if it is not said; a new user is active
 * @param manager the id of the manager
 */
record ScimUser(
        String userName,
        Optional<String> externalId,
        String name,
        String email,
        boolean active,
        Optional<String> department,
        Optional<String> manager,
        Optional<String> locale,
        Optional<String> zone) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 320;

    /** @param before the user as it is; an empty object for a new one */
    static ScimUser read(ObjectNode before, JsonNode wanted) {
        String userName = Scim.text(Scim.get(wanted, "userName"))
                .filter(name -> name.length() <= LONGEST)
                .orElseThrow(() -> Scim.invalid("userName is missing or too long."));
        JsonNode enterprise = Scim.object(Scim.get(wanted, Scim.ENTERPRISE));
        JsonNode manager = Scim.get(enterprise, "manager");
        return new ScimUser(
                userName,
                Scim.text(Scim.get(wanted, "externalId")).map(id -> {
                    if (id.length() > LONGEST) {
                        throw Scim.invalid("externalId is too long.");
                    }
                    return id;
                }),
                name(before, wanted).orElseThrow(() -> Scim.invalid("A name is missing: displayName or name.")),
                email(wanted).orElse(userName),
                Scim.flag(Scim.get(wanted, "active"))
                        .or(() -> Scim.flag(Scim.get(before, "active")))
                        .orElse(true),
                Scim.text(Scim.get(enterprise, "department")),
                Scim.text(manager.isObject() ? Scim.get(manager, "value") : manager),
                Scim.text(Scim.get(wanted, "locale")).or(() -> Scim.text(Scim.get(wanted, "preferredLanguage"))),
                Scim.text(Scim.get(wanted, "timezone")));
    }

    /** The address that is primary, or the first. */
    private static Optional<String> email(JsonNode wanted) {
        List<JsonNode> emails = Scim.elements(Scim.get(wanted, "emails")).toList();
        return emails.stream()
                .filter(one -> Scim.flag(Scim.get(one, "primary")).orElse(false))
                .findFirst()
                .or(() -> emails.stream().findFirst())
                .flatMap(one -> Scim.text(Scim.get(one, "value")));
    }

    /** A person has one name here: that which differs from before counts. */
    private static Optional<String> name(ObjectNode before, JsonNode wanted) {
        return Stream.of(
                        changed(before, wanted, ScimUser::display),
                        changed(before, wanted, user -> Scim.text(Scim.get(Scim.get(user, "name"), "formatted"))),
                        changed(before, wanted, ScimUser::parts))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> display(wanted))
                .or(() -> parts(wanted));
    }

    private static Optional<String> changed(
            JsonNode before, JsonNode wanted, Function<JsonNode, Optional<String>> attribute) {
        return attribute.apply(wanted).filter(name -> !attribute.apply(before).equals(Optional.of(name)));
    }

    private static Optional<String> display(JsonNode user) {
        return Scim.text(Scim.get(user, "displayName"));
    }

    private static Optional<String> parts(JsonNode user) {
        JsonNode name = Scim.object(Scim.get(user, "name"));
        String both = Stream.of("givenName", "familyName")
                .flatMap(part -> Scim.text(Scim.get(name, part)).stream())
                .collect(Collectors.joining(" "));
        return Optional.of(both).filter(text -> !text.isEmpty());
    }

    /** The person as a user. */
    static ObjectNode document(Person person, ScimRepository.Known known, Optional<PersonName> manager) {
        ObjectNode user = JSON.createObjectNode();
        user.putArray("schemas").add(Scim.USER).add(Scim.ENTERPRISE);
        user.put("id", person.id().toString());
        known.externalId().ifPresent(id -> user.put("externalId", id));
        user.put("userName", known.userName()).put("displayName", person.name());
        int space = person.name().indexOf(' ');
        user.putObject("name")
                .put("formatted", person.name())
                .put("givenName", space < 0 ? person.name() : person.name().substring(0, space))
                .put("familyName", space < 0 ? "" : person.name().substring(space + 1));
        user.putArray("emails")
                .addObject()
                .put("value", person.email())
                .put("type", "work")
                .put("primary", true);
        user.put("active", person.active())
                .put("locale", person.locale().toLanguageTag())
                .put("timezone", person.zone().getId());
        ObjectNode enterprise = user.putObject(Scim.ENTERPRISE);
        if (person.department() != null) {
            enterprise.put("department", person.department());
        }
        manager.ifPresent(above -> enterprise
                .putObject("manager")
                .put("value", above.id().toString())
                .put("displayName", above.bare()));
        user.putObject("meta").put("resourceType", "User").put("location", Scim.ROOT + "/Users/" + person.id());
        return user;
    }
}
