package dev.countersign.localaws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedHandlerTest {

    /** An event in the manner of aws-lambda-java-events: a class with getters and setters. */
    public static class Batch {

        private List<Entry> records = List.of();

        public List<Entry> getRecords() {
            return records;
        }

        public void setRecords(List<Entry> records) {
            this.records = records;
        }
    }

    public record Entry(String body) {}

    private abstract static class Sizes<E> implements RequestHandler<E, Map<String, Integer>> {

        @Override
        public Map<String, Integer> handleRequest(E event, Context context) {
            return Map.of("size", size(event));
        }

        abstract int size(E event);
    }

    private static final class BatchSize extends Sizes<Batch> {

        @Override
        int size(Batch batch) {
            return batch.getRecords().getFirst().body().length();
        }
    }

    private static final class Lengths implements RequestHandler<Map<String, List<Entry>>, List<Integer>> {

        @Override
        public List<Integer> handleRequest(Map<String, List<Entry>> event, Context context) {
            return event.getOrDefault("all", List.of()).stream()
                    .map(entry -> entry.body().length())
                    .toList();
        }
    }

    @Test
    void anEventIsOfTheTypeThatTheClassGivesAlsoWhereASuperclassHasIt() throws Exception {
        assertThat(answer(new BatchSize(), "{\"Records\":[{\"body\":\"four\",\"more\":1}],\"other\":true}"))
                .isEqualTo("{\"size\":4}");
    }

    @Test
    void genericTypesKeepTheirArguments() throws Exception {
        assertThat(answer(new Lengths(), "{\"all\":[{\"body\":\"a\"},{\"body\":\"bb\"}]}"))
                .isEqualTo("[1,2]");
    }

    @Test
    void aLambdaExpressionGetsMapsAndListsAndAnythingMayBeReturned() throws Exception {
        RequestHandler<Map<String, Object>, Object> keys = (event, _) -> event.keySet();
        RequestHandler<Object, Object> nothing = (_, _) -> null;

        assertThat(answer(keys, "{\"a\":1}")).isEqualTo("[\"a\"]");
        assertThat(answer(nothing, "null")).isEqualTo("null");
    }

    @Test
    void anEventOfAnotherTypeIsAnErrorOfTheInvocation() {
        assertThatThrownBy(() -> answer(new BatchSize(), "[1]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The event is no " + Batch.class.getName());
    }

    private static String answer(RequestHandler<?, ?> handler, String event) throws IOException {
        var output = new ByteArrayOutputStream();
        var context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> null);
        new TypedHandler<>(handler)
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, context);
        return output.toString(StandardCharsets.UTF_8);
    }
}
