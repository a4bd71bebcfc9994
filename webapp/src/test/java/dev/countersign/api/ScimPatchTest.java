package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Entra and Okta send to change users and groups. */
class ScimPatchTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String USER = """
            {"userName": "ana@acme.test", "active": true, "name": {"formatted": "Ana Ruiz", "givenName": "Ana"},
             "emails": [{"value": "ana@acme.test", "type": "work", "primary": true}]}
            """;
    private static final String GROUP = """
            {"displayName": "Finance", "members": [{"value": "1"}, {"value": "2"}, {"value": "3"}]}
            """;

    @Test
    void entraDeactivatesWithATextAndACapital() {
        JsonNode user = patched(USER, """
                {"op": "Replace", "path": "active", "value": "False"}""");
        assertThat(Scim.flag(user.path("active"))).hasValue(false);
    }

    @Test
    void oktaDeactivatesWithoutAPath() {
        JsonNode user = patched(USER, """
                {"op": "replace", "value": {"active": false, "name.familyName": "Torres"}}""");
        assertThat(user.path("active").asBoolean()).isFalse();
        assertThat(user.path("name").path("familyName").asString()).isEqualTo("Torres");
    }

    @Test
    void anAddressIsReplacedByItsTypeAndAddedIfThereIsNone() {
        assertThat(patched(USER, """
                        {"op": "Replace", "path": "emails[type eq \\"work\\"].value", "value": "a.ruiz@acme.test"}""").at("/emails/0/value").asString()).isEqualTo("a.ruiz@acme.test");
        JsonNode added = patched(USER, """
                {"op": "Add", "path": "emails[type eq \\"home\\"].value", "value": "ana@home.test"}""");
        assertThat(added.path("emails").size()).isEqualTo(2);
        assertThat(added.at("/emails/1/type").asString()).isEqualTo("home");
    }

    @Test
    void theExtensionIsReachedByItsWholeName() {
        String path = Scim.ENTERPRISE + ":department";
        JsonNode user = patched(USER, """
                {"op": "Add", "path": "%s", "value": "Sales"}, {"op": "Replace", "value": {"%s:manager": "m1"}}""".formatted(path, Scim.ENTERPRISE));
        assertThat(user.path(Scim.ENTERPRISE).path("department").asString()).isEqualTo("Sales");
        assertThat(user.path(Scim.ENTERPRISE).path("manager").asString()).isEqualTo("m1");
        assertThat(user.has("department")).isFalse();
    }

    @Test
    void membersComeAndGoInEachWay() {
        assertThat(members("""
                {"op": "Remove", "path": "members[value eq \\"2\\"]"}""")).isEqualTo("1 3");
        assertThat(members("""
                {"op": "Remove", "path": "members", "value": [{"value": "1"}, {"value": "3"}]}""")).isEqualTo("2");
        assertThat(members("""
                {"op": "remove", "path": "members", "value": {"value": "2"}}""")).isEqualTo("1 3");
        assertThat(members("""
                {"op": "remove", "path": "members", "value": "2"}""")).isEqualTo("1 3");
        assertThat(members("""
                {"op": "Add", "path": "members", "value": [{"value": "4"}]}""")).isEqualTo("1 2 3 4");
        assertThat(members("""
                {"op": "replace", "path": "members", "value": [{"value": "9"}]}""")).isEqualTo("9");
        assertThat(members("""
                {"op": "remove", "path": "members"}""")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsRefused() {
        for (String wrong : new String[] {
            "{\"op\": \"move\", \"path\": \"active\"}",
            "{\"op\": \"remove\"}",
            "{\"op\": \"add\", \"value\": 1}",
            "{\"op\": \"add\", \"path\": \"a[b\", \"value\": 1}",
            "{\"op\": \"remove\", \"path\": \"members\", \"value\": {\"display\": \"1\"}}",
            "{\"op\": \"remove\", \"path\": \"members\", \"value\": 1}",
            "{\"op\": \"remove\", \"path\": \"members\", \"value\": \"\"}",
            "{\"op\": \"replace\", \"path\": \"members[value eq \\\"1\\\"]\", \"value\": \"x\"}",
            "{\"op\": \"add\", \"path\": \"%s\", \"value\": \"x\"}".formatted(Scim.ENTERPRISE),
            "{\"op\": \"add\", \"path\": \"members[value gt \\\"1\\\"]\", \"value\": 1}"
        }) {
            assertThatThrownBy(() -> patched(GROUP, wrong)).as(wrong).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> ScimPatch.applied(JSON.createObjectNode(), JSON.createArrayNode()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aFilterNamesAnAttributeInWhateverCase() {
        assertThat(ScimFilter.parse("userName eq \"Ana\\\"s\"")).isEqualTo(new ScimFilter("username", "Ana\"s"));
        assertThat(ScimFilter.parse(" ExternalID EQ \"x\"")).isEqualTo(new ScimFilter("externalid", "x"));
        for (String wrong : new String[] {"", "userName", "userName co \"a\"", "userName eq a", "x".repeat(5000)}) {
            assertThatThrownBy(() -> ScimFilter.parse(wrong)).as(wrong).isInstanceOf(Refused.class);
        }
    }

    private static String members(String operation) {
        return patched(GROUP, operation)
                .path("members")
                .valueStream()
                .map(member -> member.path("value").asString())
                .collect(Collectors.joining(" "));
    }

    private static JsonNode patched(String resource, String operations) {
        return ScimPatch.applied(
                (ObjectNode) JSON.readTree(resource), JSON.readTree("{\"Operations\": [" + operations + "]}"));
    }
}
