package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageMessageTest {

    private static final String LONGEST = "x".repeat(TextLimit.LONGEST);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{'type': 'event', 'node': 1, 'event': 'ui-navigate', 'data': {'route': 'inbox', 'query': 'a=b'}}",
                "{'type': 'event', 'node': 7, 'event': 'click'}",
                "{'type': 'mSync', 'node': 7, 'feature': 1, 'property': 'value', 'value': 'text'}",
                "{'type': 'mSync', 'node': 7, 'feature': 1, 'property': 'value', 'value': null}",
                "{'type': 'publishedEventHandler', 'node': 7, 'templateEventMethodName': 'a', 'templateEventMethodArgs': []}",
                "{'type': 'channel', 'node': 7, 'channel': 0, 'args': ['a']}",
            })
    void whatPagesSendIsTaken(String invocation) {
        assertThat(PageMessage.faultOf(message(invocation))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "7",
                "{'type': 'nonsense', 'node': 7}",
                "{'type': 'event'}",
                "{'type': 'event', 'node': 1}",
                "{'type': 'event', 'node': 1, 'event': 'click', 'data': 'x'}",
                "{'type': 'event', 'node': 1, 'event': 'ui-navigate'}",
                "{'type': 'event', 'node': 1, 'event': 'ui-navigate', 'data': {'route': '/../', 'query': ''}}",
                "{'type': 'event', 'node': 1, 'event': 'ui-navigate', 'data': {'route': 'inbox', 'query': 'a=%'}}",
                "{'type': 'event', 'node': 1, 'event': 'ui-leave-navigation', 'data': {'route': 'inbox'}}",
                "{'type': 'mSync', 'node': 7, 'feature': 1, 'property': 'value'}",
                "{'type': 'mSync', 'node': 7, 'feature': 999, 'property': 'value', 'value': ''}",
                "{'type': 'publishedEventHandler', 'node': 7}",
                "{'type': 'channel', 'node': 7, 'channel': 0, 'args': 'a'}",
                "{'type': 'navigation', 'location': '../..'}",
            })
    void whatNoPageSendsIsRefused(String invocation) {
        assertThat(PageMessage.faultOf(message(invocation))).contains(PageMessage.Fault.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"rpc\": []}", "{\"rpc\": {}, \"syncId\": 0}"})
    void aMessageHasAnEnvelope(String message) {
        assertThat(PageMessage.faultOf(message)).contains(PageMessage.Fault.UNREADABLE);
    }

    @Test
    void aTextThatNoFieldMayHaveIsRefusedWhereverItStands() {
        String property = "{'type': 'mSync', 'node': 7, 'feature': 1, 'property': 'value', 'value': %s}";
        assertThat(PageMessage.faultOf(message(property.formatted("'" + LONGEST + "'"))))
                .isEmpty();
        assertThat(PageMessage.faultOf(message(property.formatted("'" + LONGEST + "x'"))))
                .contains(PageMessage.Fault.TOO_LONG);
        assertThat(PageMessage.faultOf(message(property.formatted("{'a': ['" + LONGEST + "']}"))))
                .contains(PageMessage.Fault.TOO_LONG);
        assertThat(PageMessage.faultOf(message(
                        "{'type': 'event', 'node': 7, 'event': 'typed', 'data': {'a': '%sx'}}".formatted(LONGEST))))
                .contains(PageMessage.Fault.TOO_LONG);
        assertThat(PageMessage.faultOf(message(
                        "{'type': 'publishedEventHandler', 'node': 7, 'templateEventMethodName': 'filter', 'templateEventMethodArgs': ['%s']}"
                                .formatted(LONGEST))))
                .contains(PageMessage.Fault.TOO_LONG);
    }

    @Test
    void aWholeDraftMayBeLonger() {
        assertThat(PageMessage.faultOf(
                        message("{'type': 'channel', 'node': 7, 'channel': 0, 'args': ['%sx']}".formatted(LONGEST))))
                .isEmpty();
    }

    @Test
    void pagesKnowTheSameLimit() throws IOException {
        try (var script = PageMessageTest.class.getResourceAsStream("/META-INF/resources/countersign/length.js")) {
            assertThat(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8)
                            .replace("_", ""))
                    .contains("const LONGEST = " + TextLimit.LONGEST + ";");
        }
    }

    private static String message(String invocation) {
        return "{'csrfToken': 't', 'syncId': 0, 'clientId': 0, 'rpc': [%s]}"
                .formatted(invocation)
                .replace('\'', '"');
    }
}
