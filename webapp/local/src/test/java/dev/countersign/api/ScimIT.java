package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Acme;
import dev.countersign.token.Scope;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A directory provisions users and groups. */
class ScimIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final String USERS = "/api/scim/v2/Users";
    private static final String GROUPS = "/api/scim/v2/Groups";
    private static final String TYPE = "application/scim+json";

    private final Actor elena = acme.actor("elena");
    private final Program directory = Program.of(product, elena, Scope.SCIM);

    @Test
    void aUserComesIsChangedLeavesAndComesBack() {
        String name = "u" + UUID.randomUUID();
        HttpResponse<String> created = send("POST", USERS, user(name, "Rosa Vidal", elena.person()));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        JsonNode user = Program.json(created);
        String id = user.path("id").asString();
        assertThat(created.headers().firstValue("Location")).hasValue(USERS + "/" + id);
        assertThat(created.headers().firstValue("Content-Type").orElse("")).startsWith(TYPE);
        assertThat(person(id).name()).isEqualTo("Rosa Vidal");
        assertThat(person(id).manager()).isEqualTo(elena.person());

        HttpResponse<String> twice = send("POST", USERS, user(name, "Rosa Vidal", elena.person()));
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(Program.json(twice).path("scimType").asString()).isEqualTo("uniqueness");
        assertThat(found("userName eq \"" + name.toUpperCase(Locale.ROOT) + "@acme.test\""))
                .isEqualTo(id);
        assertThat(found("externalId eq \"ext-" + name + "\"")).isEqualTo(id);
        assertThat(found("userName eq \"nobody@acme.test\"")).isEmpty();

        patch(USERS + "/" + id, """
                {"op": "Replace", "path": "displayName", "value": "Rosa Vidal Pons"},
                {"op": "Add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "Legal"},
                {"op": "Replace", "path": "active", "value": "False"}""");
        assertThat(person(id).name()).isEqualTo("Rosa Vidal Pons");
        assertThat(person(id).department()).isEqualTo("Legal");
        assertThat(person(id).active()).isFalse();
        patch(USERS + "/" + id, "{\"op\": \"replace\", \"value\": {\"active\": true}}");
        assertThat(person(id).active()).isTrue();

        String left = "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}";
        for (String silent : List.of(
                operations("{\"op\": \"remove\", \"path\": \"active\"}"),
                operations("{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"Rosa\"}"))) {
            patch(USERS + "/" + id, left);
            send("PATCH", USERS + "/" + id, silent);
            assertThat(person(id).active()).as(silent).isFalse();
        }
        ObjectNode silent = (ObjectNode) Program.JSON.readTree(user(name, "Rosa Pons", elena.person()));
        silent.remove("active");
        assertThat(send("PUT", USERS + "/" + id, silent.toString()).statusCode())
                .isEqualTo(200);
        assertThat(person(id).active()).as("put without active").isFalse();
        patch(USERS + "/" + id, "{\"op\": \"replace\", \"value\": {\"active\": true}}");

        HttpResponse<String> put = send("PUT", USERS + "/" + id, user(name, "Rosa Pons", elena.person()));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(person(id).name()).isEqualTo("Rosa Pons");

        assertThat(send("DELETE", USERS + "/" + id, "").statusCode()).isEqualTo(204);
        assertThat(person(id).active()).isFalse();
        assertThat(directory.get(USERS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(found("userName eq \"" + name + "@acme.test\"")).isEmpty();
        JsonNode again = Program.json(send("POST", USERS, user(name, "Rosa Pons", elena.person())));
        assertThat(again.path("id").asString()).isEqualTo(id);
        assertThat(person(id).active()).isTrue();
        send("DELETE", USERS + "/" + id, "");
    }

    @Test
    void aGroupIsFilledAndEmptied() {
        String name = "Reviewers " + UUID.randomUUID().toString().substring(0, 8);
        String ana = acme.actor("ana").person().toString();
        String luis = acme.actor("luis").person().toString();
        JsonNode group = Program.json(send("POST", GROUPS, """
                {"displayName": "%s", "externalId": "g-%s", "members": [{"value": "%s"}]}""".formatted(name, name, ana)));
        String path = GROUPS + "/" + group.path("id").asString();
        assertThat(group.path("members").size()).isEqualTo(1);
        JsonNode more = patch(
                path, "{\"op\": \"Add\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}".formatted(luis));
        assertThat(more.path("members").size()).isEqualTo(2);
        JsonNode less = patch(path, "{\"op\": \"Remove\", \"path\": \"members[value eq \\\"%s\\\"]\"}".formatted(ana));
        assertThat(less.path("members").size()).isEqualTo(1);
        JsonNode renamed =
                patch(path, "{\"op\": \"Replace\", \"path\": \"displayName\", \"value\": \"%s!\"}".formatted(name));
        assertThat(renamed.path("displayName").asString()).isEqualTo(name + "!");
        JsonNode list = Program.json(directory.get(
                GROUPS + "?excludedAttributes=members&filter=" + encoded("externalId eq \"g-" + name + "\"")));
        assertThat(list.path("totalResults").asInt()).isEqualTo(1);
        assertThat(list.at("/Resources/0").has("members")).isFalse();
        assertThat(send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(directory.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void peopleAreListedInParts() {
        JsonNode first = Program.json(directory.get(USERS + "?startIndex=1&count=2"));
        assertThat(first.path("Resources").size()).isEqualTo(2);
        assertThat(first.path("totalResults").asInt()).isGreaterThan(4);
        JsonNode second = Program.json(directory.get(USERS + "?startIndex=3&count=2"));
        assertThat(second.at("/Resources/0/id")).isNotEqualTo(first.at("/Resources/0/id"));
    }

    @Test
    void whatIsWrongIsSaidAsTheStandardDoes() {
        assertThat(scimType(send("POST", USERS, "{\"displayName\": \"x\"}"))).isEqualTo("400 invalidValue");
        assertThat(scimType(send("POST", USERS, "{\"userName\": \"no-address\", \"displayName\": \"x\"}")))
                .isEqualTo("400 invalidValue");
        assertThat(scimType(directory.get(USERS + "?filter=" + encoded("title pr"))))
                .isEqualTo("400 invalidFilter");
        assertThat(send("PATCH", USERS + "/" + elena.person(), "{\"Operations\": []}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(directory.get(USERS + "/nonsense").statusCode()).isEqualTo(404);
        assertThat(directory.get("/api/scim/v2/ServiceProviderConfig").statusCode())
                .isEqualTo(200);
        assertThat(Program.json(directory.get("/api/scim/v2/Schemas"))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void nothingThatIsSentIsAnsweredWithAServerError() {
        List<String> bodies = List.of(
                "",
                "null",
                "1",
                "[]",
                "{}",
                "{\"userName\": 1, \"displayName\": [], \"members\": 7, \"emails\": \"x\"}",
                "{\"userName\": \"a\\u0000b@acme.test\", \"displayName\": \"\\ud800\", \"externalId\": \"\\u0000\"}",
                "{\"userName\": \"x@acme.test\", \"displayName\": \"X\", \"locale\": \"?\", \"timezone\": \"Nowhere\"}",
                "{\"displayName\": \"G\", \"members\": [{\"value\": \"no id\"}, 5, null]}",
                "{\"Operations\": 5}",
                "{\"Operations\": [null, 7, {\"op\": \"add\", \"path\": \"emails[type eq \\\"work\\\"]\", \"value\": 3}]}",
                "{\"Operations\": [{\"op\": \"replace\", \"path\": \"name\", \"value\": {\"formatted\": 9}}]}",
                "{\"Operations\": [{\"op\": \"add\", \"path\": \"%s\", \"value\": {\"manager\": \"x\"}}]}"
                        .formatted(Scim.ENTERPRISE));
        String nobody = "/" + UUID.randomUUID();
        for (String body : bodies) {
            for (String call : List.of(
                    "POST " + USERS,
                    "POST " + GROUPS,
                    "PUT " + USERS + "/" + elena.person(),
                    "PATCH " + USERS + "/" + acme.actor("luis").person(),
                    "PATCH " + USERS + nobody,
                    "PUT " + GROUPS + nobody)) {
                String[] parts = call.split(" ", 2);
                HttpResponse<String> answer = directory.send(parts[0], parts[1], TYPE, body);
                assertThat(answer.statusCode())
                        .as("%s %s: %s", call, body, answer.body())
                        .isLessThan(500);
            }
        }
    }

    @Test
    void onlyWhoeverLooksAfterPeopleProvisionsThoseOfTheirOrganisation() {
        Program anas = Program.of(product, acme.actor("ana"), Scope.SCIM);
        assertThat(anas.get(USERS).statusCode()).isEqualTo(403);
        assertThat(anas.send("POST", GROUPS, TYPE, "{\"displayName\": \"Mine\"}")
                        .statusCode())
                .isEqualTo(403);
        Program auditor = Program.of(product, acme.actor("olivia"), Scope.SCIM);
        assertThat(auditor.get(USERS).statusCode()).isEqualTo(200);
        assertThat(auditor.send("POST", USERS, TYPE, user("x" + UUID.randomUUID(), "X Y", elena.person()))
                        .statusCode())
                .isEqualTo(403);
        Program stranger = Program.of(product, acme.stranger("adam"), Scope.SCIM);
        assertThat(stranger.get(USERS + "/" + elena.person()).statusCode()).isEqualTo(404);
        assertThat(stranger.send("DELETE", USERS + "/" + acme.actor("luis").person(), null, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Program.of(product, elena, Scope.PEOPLE_READ).get(USERS).statusCode())
                .isEqualTo(403);
    }

    @Test
    void howTheDirectoryNamesSomebodyIsChangedOnlyByWhoeverMayChangeThem() {
        Actor luis = acme.actor("luis");
        String name = "n" + UUID.randomUUID();
        String id = Program.json(send("POST", USERS, user(name, "Nora Saiz", luis.person())))
                .path("id")
                .asString();
        String group = Program.json(send("POST", GROUPS, "{\"displayName\": \"Named %s\"}".formatted(name)))
                .path("id")
                .asString();
        String renames = operations("{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"mine@acme.test\"}");
        String links = operations("{\"op\": \"replace\", \"path\": \"externalId\", \"value\": \"mine\"}");
        Program auditor = Program.of(product, acme.actor("olivia"), Scope.SCIM);
        Program desk = Program.of(product, acme.actor("xavi"), Scope.SCIM);

        for (String change : List.of(renames, links)) {
            assertThat(auditor.send("PATCH", USERS + "/" + id, TYPE, change).statusCode())
                    .isEqualTo(403);
            assertThat(desk.send("PATCH", USERS + "/" + elena.person(), TYPE, change)
                            .statusCode())
                    .as("an administrator")
                    .isEqualTo(403);
        }
        assertThat(auditor.send("PATCH", GROUPS + "/" + group, TYPE, links).statusCode())
                .isEqualTo(403);
        assertThat(found("userName eq \"mine@acme.test\"")).isEmpty();
        assertThat(found("externalId eq \"mine\"")).isEmpty();

        patch(USERS + "/" + id, "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");
        assertThat(auditor.send("DELETE", USERS + "/" + id, null, "").statusCode())
                .as("somebody who has left")
                .isEqualTo(403);
        assertThat(directory.get(USERS + "/" + id).statusCode()).isEqualTo(200);
        assertThat(desk.send("PATCH", USERS + "/" + id, TYPE, renames).statusCode())
                .as("as it cannot change the address of anybody")
                .isEqualTo(403);
        assertThat(desk.send("PATCH", USERS + "/" + id, TYPE, links).statusCode())
                .isEqualTo(200);
        assertThat(send("PATCH", USERS + "/" + id, renames).statusCode()).isEqualTo(200);
        assertThat(product.get(TenantTransaction.class)
                        .call(
                                elena.tenant(),
                                () -> product.get(JdbcClient.class)
                                        .sql("""
                                select content::json ->> 'user-name-before' from audit_entry
                                where kind = 'person.changed' and content::json ->> 'user-name' = 'mine@acme.test'
                                  and content::json ->> 'person' = ?
                                """)
                                        .param(id)
                                        .query(String.class)
                                        .single()))
                .isEqualTo(name + "@acme.test");
        send("DELETE", USERS + "/" + id, "");
        send("DELETE", GROUPS + "/" + group, "");
    }

    @Test
    void whatIsNotChangedIsRefusedAndNotPassedOver() {
        String jon = USERS + "/" + acme.actor("jon").person();
        Program desk = Program.of(product, acme.actor("xavi"), Scope.SCIM);
        String email = operations(
                "{\"op\": \"replace\", \"path\": \"emails[type eq \\\"work\\\"].value\", \"value\": \"evil@acme.test\"}");
        assertThat(desk.send("PATCH", jon, TYPE, email).statusCode()).isEqualTo(403);
        for (String attribute : List.of("roles", "groups", "entitlements", "id")) {
            String change =
                    operations("{\"op\": \"add\", \"path\": \"%s\", \"value\": [{\"value\": \"ADMINISTRATOR\"}]}"
                            .formatted(attribute));
            assertThat(scimType(send("PATCH", jon, change))).isEqualTo("400 mutability");
        }
        assertThat(person(acme.actor("jon").person().toString()).email()).isEqualTo("jon@acme.test");
    }

    @Test
    void aValueOfAnotherKindIsNotMadeOneThatFits() {
        String jon = USERS + "/" + acme.actor("jon").person();
        for (String change : List.of(
                "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": 5}",
                "{\"op\": \"replace\", \"path\": \"userName\", \"value\": true}",
                "{\"op\": \"replace\", \"path\": \"active\", \"value\": 0}",
                "{\"op\": \"replace\", \"path\": \"active\", \"value\": \"perhaps\"}",
                "{\"op\": \"replace\", \"path\": \"emails\", \"value\": [{\"value\": \"x@acme.test\", \"primary\": \"maybe\"}]}",
                "{\"op\": \"replace\", \"path\": \"emails\", \"value\": \"x@acme.test\"}",
                "{\"op\": \"replace\", \"path\": \"emails[type eq \\\"work\\\"]\", \"value\": \"x@acme.test\"}",
                "{\"op\": \"replace\", \"path\": \"name\", \"value\": \"x\"}",
                "{\"op\": 1, \"path\": \"active\", \"value\": true}")) {
            assertThat(scimType(send("PATCH", jon, operations(change))))
                    .as(change)
                    .isEqualTo("400 invalidValue");
        }
    }

    @Test
    void whoIsDeactivatedSeveralTimesAtOnceIsInactiveForEachCall() {
        String name = "d" + UUID.randomUUID();
        String id = Program.json(send("POST", USERS, user(name, "Dora Gil", elena.person())))
                .path("id")
                .asString();
        String change =
                operations("{\"op\": \"replace\", \"value\": {\"active\": false, \"displayName\": \"Dora G\"}}");
        assertThat(atOnce(8, _ -> send("PATCH", USERS + "/" + id, change))).containsOnly(200);
        assertThat(person(id).active()).isFalse();
        assertThat(atOnce(4, _ -> send("DELETE", USERS + "/" + id, ""))).containsExactlyInAnyOrder(204, 404, 404, 404);
    }

    @Test
    void theDirectoryFindsNobodyElseByTheIdOfSomebody() {
        String name = "x" + UUID.randomUUID();
        List<String> users = IntStream.range(0, 4)
                .mapToObj(i -> Program.json(send("POST", USERS, user(name + i, "Xenia Roig", elena.person())))
                        .path("id")
                        .asString())
                .toList();
        String link = operations("{\"op\": \"replace\", \"path\": \"externalId\", \"value\": \"%s\"}".formatted(name));
        assertThat(atOnce(4, i -> send("PATCH", USERS + "/" + users.get(i), link)))
                .containsExactlyInAnyOrder(200, 409, 409, 409);
        String first = found("externalId eq \"" + name + "\"");
        String second = users.get(first.equals(users.getFirst()) ? 1 : 0);
        assertThat(scimType(send("PATCH", USERS + "/" + second, link))).isEqualTo("409 uniqueness");
        send("DELETE", USERS + "/" + first, "");
        assertThat(send("PATCH", USERS + "/" + second, link).statusCode())
                .as("of somebody who is deleted")
                .isEqualTo(200);
        assertThat(found("externalId eq \"" + name + "\"")).isEqualTo(second);
        users.forEach(id -> send("DELETE", USERS + "/" + id, ""));

        List<String> groups = IntStream.range(0, 4)
                .mapToObj(i -> Program.json(send("POST", GROUPS, "{\"displayName\": \"%s %d\"}".formatted(name, i)))
                        .path("id")
                        .asString())
                .toList();
        assertThat(atOnce(4, i -> send("PATCH", GROUPS + "/" + groups.get(i), link)))
                .containsExactlyInAnyOrder(200, 409, 409, 409);
        groups.forEach(id -> send("DELETE", GROUPS + "/" + id, ""));
    }

    /** The statuses of calls that run at the same time. */
    private static List<Integer> atOnce(int calls, IntFunction<HttpResponse<String>> call) {
        List<Future<Integer>> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, calls)
                    .mapToObj(i -> threads.submit(() -> call.apply(i).statusCode()))
                    .toList();
        }
        return answers.stream().map(Future::resultNow).toList();
    }

    @Test
    void theIdOfAGroupInTheDirectoryIsAudited() {
        String name = "Linked " + UUID.randomUUID();
        String group = Program.json(send("POST", GROUPS, "{\"displayName\": \"%s\"}".formatted(name)))
                .path("id")
                .asString();
        for (int times = 0; times < 2; times++) {
            send(
                    "PATCH",
                    GROUPS + "/" + group,
                    operations("{\"op\": \"replace\", \"path\": \"externalId\", \"value\": \"%s\"}".formatted(name)));
        }
        assertThat(product.get(TenantTransaction.class)
                        .call(
                                elena.tenant(),
                                () -> product.get(JdbcClient.class)
                                        .sql("""
                                select content::json ->> 'external-id-before' from audit_entry
                                where kind = 'group.linked' and content::json ->> 'external-id' = ?
                                """)
                                        .param(name)
                                        .query(String.class)
                                        .list()))
                .as("once, though it was sent twice")
                .containsExactly("");
        send("DELETE", GROUPS + "/" + group, "");
    }

    private static String operations(String operation) {
        return "{\"Operations\": [" + operation + "]}";
    }

    private static String user(String name, String display, PersonId manager) {
        return """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s@acme.test", "externalId": "ext-%s",
                 "displayName": "%s", "active": true, "emails": [{"value": "%s@acme.test", "type": "work", "primary": true}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "%s"}}}
                """.formatted(name, name, display, name, manager);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return directory.send(method, path, body.isEmpty() ? null : TYPE, body);
    }

    private JsonNode patch(String path, String operations) {
        HttpResponse<String> answer = send("PATCH", path, operations(operations));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Program.json(answer);
    }

    private String found(String filter) {
        return Program.json(directory.get(USERS + "?filter=" + encoded(filter)))
                .at("/Resources/0/id")
                .asString("");
    }

    private static String scimType(HttpResponse<String> answer) {
        return answer.statusCode() + " " + Program.json(answer).path("scimType").asString("");
    }

    private Person person(String id) {
        return product.get(People.class)
                .find(elena.tenant(), new PersonId(UUID.fromString(id)))
                .orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
