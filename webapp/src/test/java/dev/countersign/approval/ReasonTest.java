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
        assertThat(JSON.readTree(StoredReasons.write(List.of(new Reason(Reason.Kind.MANAGER_OF, "Ana Torres")))))
                .isEqualTo(JSON.readTree("""
                        {"kind": "MANAGER_OF", "args": ["Ana Torres"]}"""));
    }

    @Test
    void severalAreStoredWithTheirPanels() {
        List<Reason> reasons = List.of(
                new Reason(Reason.Kind.GROUP, "legal"),
                new Reason(Reason.Kind.NOBODY_LEFT).of(1).asFallback());
        assertThat(JSON.readTree(StoredReasons.write(reasons))).isEqualTo(JSON.readTree("""
                [{"kind": "GROUP", "args": ["legal"]}, {"kind": "NOBODY_LEFT", "args": [], "panel": 1, "fallback": true}]"""));
        assertThat(StoredReasons.read(StoredReasons.write(reasons))).isEqualTo(reasons);
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItWasStored(Reason.Kind kind) {
        Reason reason = new Reason(kind, "a", "b");
        assertThat(StoredReasons.read(StoredReasons.write(List.of(reason)))).containsExactly(reason);
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
        assertThat(StoredReasons.read(stored)).containsExactly(new Reason(kind, "finance"));
    }
}
