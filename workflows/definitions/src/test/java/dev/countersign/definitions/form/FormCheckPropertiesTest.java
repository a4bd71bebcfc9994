package dev.countersign.definitions.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class FormCheckPropertiesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final FormContext context = new FormContext() {
        @Override
        public Optional<FileKind> file(String id) {
            return id.startsWith("pdf") ? Optional.of(FileKind.PDF) : Optional.empty();
        }

        @Override
        public LocalDate today() {
            return LocalDate.of(2026, 11, 24);
        }

        @Override
        public boolean isAmong(String id, Among among) {
            return true;
        }

        @Override
        public boolean isPerson(String id) {
            return id.length() == 3;
        }
    };

    @Property
    void noJsonMakesTheCheckThrow(@ForAll("anyJson") JsonNode json) {
        List<FieldProblem> problems = Forms.EVERY_FIELD.check(json, context);

        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.in(Locale.ROOT)).isNotBlank());
    }

    @Property
    void normalizingTwiceIsNormalizingOnce(@ForAll("anyJson") JsonNode json) {
        JsonNode once = Forms.EVERY_FIELD.normalize(json);

        assertThat(Forms.EVERY_FIELD.normalize(once)).isEqualTo(once);
    }

    @Property
    void whatWasAcceptedReadsBackFromTextAndIsAcceptedAgain(@ForAll("anyJson") JsonNode json) {
        JsonNode shaped = Forms.EVERY_FIELD.normalize(json);
        if (Forms.EVERY_FIELD.check(shaped, context).isEmpty()) {
            assertThat(Forms.EVERY_FIELD.check(JSON.readTree(shaped.toString()), context))
                    .isEmpty();
        }
    }

    @Property(tries = 20)
    void noDepthMakesTheCheckThrow(@ForAll("depths") int depth) {
        JsonNode nested = NODES.numberNode(1);
        for (int level = 0; level < depth; level++) {
            ArrayNode outer = NODES.arrayNode();
            outer.add(nested);
            nested = outer;
        }
        ObjectNode form = NODES.objectNode();
        form.set("title", nested);

        assertThat(Forms.EVERY_FIELD.check(form, context)).isNotEmpty();
    }

    @Provide
    Arbitrary<Integer> depths() {
        return Arbitraries.integers().between(1, 20_000);
    }

    @Provide
    Arbitrary<JsonNode> anyJson() {
        Arbitrary<String> names = Arbitraries.of(
                        "title", "reason", "seats", "amount", "from", "to", "kind", "owner", "currency")
                .edgeCases(config -> config.add(""));
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(30).map(NODES::stringNode),
                Arbitraries.of("2026-12-01", "2026-02-31", "EUR", "paid", "12.5", "abc", "\ud800", "x\u0000")
                        .map(NODES::stringNode),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                        .map(NODES::numberNode),
                Arbitraries.of("1e999999999", "-1e-999999999", "0E+400", "0.5")
                        .map(text -> NODES.numberNode(new BigDecimal(text))),
                Arbitraries.doubles().map(NODES::numberNode),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY).map(NODES::numberNode),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode()));
        return Arbitraries.recursive(
                () -> scalars,
                inner -> Arbitraries.oneOf(
                        inner,
                        Arbitraries.maps(names, inner).ofMaxSize(8).map(members -> {
                            ObjectNode object = NODES.objectNode();
                            members.forEach(object::set);
                            return object;
                        }),
                        inner.list().ofMaxSize(3).map(items -> {
                            ArrayNode array = NODES.arrayNode();
                            items.forEach(array::add);
                            return array;
                        })),
                1,
                3);
    }
}
