package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class ReasonTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void isStoredAsItsKindAndWhatTheKindNeeds() {
        assertThat(JSON.readTree(JSON.writeValueAsString(new Reason(Reason.Kind.MANAGER_OF, "Ana Torres"))))
                .isEqualTo(JSON.readTree("""
                        {"kind": "MANAGER_OF", "args": ["Ana Torres"]}"""));
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItWasStored(Reason.Kind kind) {
        Reason reason = new Reason(kind, "a", "b");
        assertThat(JSON.readValue(JSON.writeValueAsString(reason), Reason.class))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "why.manager-of, MANAGER_OF",
        "why.manager-above, MANAGER_ABOVE",
        "why.group, GROUP",
        "why.field, FIELD",
        "why.fixed, FIXED",
        "why.expression, EXPRESSION",
        "why.nobody-left, NOBODY_LEFT",
        "why.expression-failed, EXPRESSION_FAILED"
    })
    void isReadFromTheKeyOfASentenceAsItWasStoredBefore(String key, Reason.Kind kind) {
        String stored = """
                {"key": "%s", "args": ["finance"]}""".formatted(key);
        assertThat(JSON.readValue(stored, Reason.class)).isEqualTo(new Reason(kind, List.of("finance")));
    }
}
