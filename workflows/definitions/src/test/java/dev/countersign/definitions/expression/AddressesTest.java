package dev.countersign.definitions.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.step.Approvers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AddressesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void oneAddressIsOnePerson() {
        assertThat(evaluate("$form.amount > 100 ? 'cfo@acme.test' : 'desk@acme.test'"))
                .isEqualTo(new Addresses.Named(List.of("cfo@acme.test")));
    }

    @Test
    void severalAreSeveralInTheirOrderAndEachOnce() {
        assertThat(evaluate("[$results.score.owner, 'b@acme.test', $requester.email, ' b@acme.test ', '']"))
                .isEqualTo(new Addresses.Named(List.of("o@acme.test", "b@acme.test", "ana@acme.test")));
    }

    @Test
    void anEmptyListNamesNobody() {
        assertThat(evaluate("[]")).isEqualTo(new Addresses.Named(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$form.amount", "[1, 2]", "{'a': 1}", "$form.missing", "$error('no')", "(", "[1..200].('p' & $)"
            })
    void whatNamesNobodySaysWhy(String jsonata) {
        assertThat(evaluate(jsonata))
                .isInstanceOfSatisfying(
                        Addresses.Failed.class,
                        failed -> assertThat(failed.cause()).isNotBlank());
    }

    private static Addresses evaluate(String jsonata) {
        return Addresses.of(
                new Approvers.Expression(jsonata),
                JSON.readTree("{\"amount\": 300}"),
                JSON.readTree("{\"email\": \"ana@acme.test\"}"),
                JSON.readTree("{\"score\": {\"owner\": \"o@acme.test\"}}"),
                Instant.EPOCH,
                "seed");
    }
}
