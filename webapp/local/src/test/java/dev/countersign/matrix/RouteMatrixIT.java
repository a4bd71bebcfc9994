package dev.countersign.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.DecisionLinks;
import dev.countersign.local.RunningProduct;
import dev.countersign.matrix.World.Target;
import dev.countersign.notification.UnsubscribePaths;
import dev.countersign.people.PersonId;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.testing.Visitor;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page and every route of a controller, requested by every kind of person: see {@code matrix/routes.txt}. */
class RouteMatrixIT {

    private static final String PAGE = "page:";
    private static final Pattern NOT_FOUND = Pattern.compile("Page not found|Página no encontrada");
    private static final Pattern DENIED =
            Pattern.compile("You don’t have access to this page|No tienes acceso a esta página");
    private static final Pattern BROKEN = Pattern.compile("Something went wrong|Algo ha fallado");
    /** With the wanted page as a parameter. */
    private static final Pattern SIGN_IN = Pattern.compile("/sign-in([?]to=[^&]*)?$");

    private static final String NOBODYS = "018f3b1e-0000-7000-8000-000000000000";

    private static final Map<String, String> ACCOUNTS = Map.of(
            "requester", "ana@acme.test",
            "approver", "marta@acme.test",
            "colleague", "luis@acme.test",
            "administrator", "elena@acme.test",
            "auditor", "olivia@acme.test",
            "desk", "xavi@acme.test",
            "editor", "greta@acme.test",
            "stranger", "adam@globex.test");

    private static final RunningProduct product = RunningProduct.shared();
    private static final Table TABLE = Table.read("routes.txt");
    private static final World WORLD = new World(product);
    private static final Target TARGET = WORLD.target();
    private static final String EMAIL = "n" + UUID.randomUUID() + "@acme.test";
    private static final PersonId PERSON = WORLD.newPerson(EMAIL);
    private static final String FILE =
            new RequestCalls(WORLD).added(TARGET).id().toString();
    private static final String LINK = product.get(DecisionLinks.class)
            .issue(
                    WORLD.tenant(),
                    TARGET.approval().value(),
                    WORLD.actor("approver").person())
            .orElseThrow();
    private static final String STOP = UnsubscribePaths.ofSummaries(product, WORLD.tenant(), PERSON);
    private static final UUID REMOVAL = new Past(WORLD).removal();
    private static final UUID PROPOSAL =
            AgreementCalls.proposal(product, WORLD.actor("administrator")).id();
    private static final TemplateDraftId DRAFT = TemplateCalls.draft(WORLD);
    private static final Set<String> ALL_METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Map<String, Visitor> SIGNED_IN = new HashMap<>();

    @AfterAll
    static void discard() {
        product.get(TemplateDrafts.class).discard(WORLD.actor("administrator"), DRAFT);
    }

    static Stream<String> routes() {
        return TABLE.names().stream();
    }

    @Test
    void everyRouteThatExistsStandsInTheMatrix() {
        Set<String> pages =
                product.pages().stream().map(page -> PAGE + page).collect(Collectors.toCollection(TreeSet::new));
        Set<String> controllers = product
                .get("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(RouteMatrixIT::addresses)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(TABLE.names()).as("matrix/routes.txt").containsAll(pages).containsAll(controllers);
        assertThat(TABLE.names())
                .filteredOn(route -> route.startsWith(PAGE))
                .as("pages in matrix/routes.txt")
                .containsExactlyInAnyOrderElementsOf(pages);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everybodyGetsWhatTheMatrixSays(String route) {
        for (String column : TABLE.columns()) {
            assertThat(route.startsWith(PAGE) ? page(route.substring(PAGE.length()), column) : answer(route, column))
                    .as("%s for %s", route, column)
                    .isEqualTo(TABLE.cell(route, column));
        }
    }

    private static Stream<String> addresses(RequestMappingInfo mapping) {
        Set<String> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? ALL_METHODS
                : mapping.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .collect(Collectors.toSet());
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.stream().map(method -> method + " " + path));
    }

    private static String page(String template, String column) {
        Visitor visitor = visitor(column);
        String location = template.replace(":request", TARGET.request().toString())
                .replaceAll(":approval\\??", TARGET.approval().toString())
                .replace(":person", PERSON.toString())
                .replace(":draft", DRAFT.toString())
                .replace(":proposal", PROPOSAL.toString())
                .replace(":template", "purchase-request");
        if (answer("GET /" + location, column).equals("sign-in")) {
            assertThat(visitor.view(location)).doesNotContain(TARGET.title());
            return "sign-in";
        }
        String drawn = visitor.view(location);
        assertThat(drawn).as("%s for %s", template, column).doesNotContainPattern(BROKEN);
        if (drawn.contains(template.contains(":person") ? EMAIL : TARGET.title())) {
            return "shown";
        }
        if (DENIED.matcher(drawn).find()) {
            return "denied";
        }
        return NOT_FOUND.matcher(drawn).find() ? "not-found" : "own";
    }

    private static String answer(String route, String column) {
        HttpResponse<String> answer = send(route, visitor(column));
        String location = answer.headers().firstValue("Location").orElse("");
        return answer.statusCode() == 302 && SIGN_IN.matcher(location).find()
                ? "sign-in"
                : String.valueOf(answer.statusCode());
    }

    /** Requests the route with what the matrix is about. */
    static HttpResponse<String> send(String route, Visitor visitor) {
        String[] parts = route.replace("/decide/{token}", LINK)
                .replace("/unsubscribe/{token}", STOP)
                .replace("/files/{id}", "/files/" + FILE)
                .replace("/removals/{id}", "/removals/" + REMOVAL)
                .replace("/people/{id}", "/people/" + PERSON)
                .replace("/{template}.yaml", "/purchase-request.yaml")
                .replace("/{draft}.yaml", "/" + DRAFT + ".yaml")
                .replace("/{draft}/", "/" + DRAFT + "/")
                .replaceAll("[{][^}]*[}]", NOBODYS)
                .replace("/**", "/none/of/these")
                .split(" ", 2);
        HttpResponse<String> answer = parts[1].startsWith("/actuator")
                ? visitor.with("Accept", "*/*").send(parts[0], parts[1])
                : visitor.send(parts[0], parts[1]);
        visitor.with("Accept", "text/html");
        return answer;
    }

    /** An anonymous visitor is new each time. */
    private static Visitor visitor(String column) {
        String account = ACCOUNTS.get(column);
        return account == null
                ? new Visitor(product.address())
                : SIGNED_IN.computeIfAbsent(column, _ -> {
                    Visitor visitor = new Visitor(product.address());
                    visitor.signIn(account);
                    return visitor;
                });
    }
}
