package dev.countersign;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Anything;
import dev.countersign.testing.NoCallInTransaction;
import dev.countersign.testing.ServiceCall;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL refuses NUL and half a character. Both can be pasted into every field, and nothing may fail of them. */
class UnstorableTextIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Anything ODD = Anything.with("odd\0\uD83D@acme.test");

    private final Actor elena = new Acme(product).actor("elena");

    static Stream<ServiceCall> calls() {
        return ServiceCall.ofWhoeverActs(product);
    }

    /** In a transaction that is taken back. */
    @ParameterizedTest
    @MethodSource("calls")
    void everyServiceTakesText(ServiceCall call) {
        assertThatThrownBy(() -> product.get(TenantTransaction.class).run(elena.tenant(), () -> {
                    NoCallInTransaction.allowing(
                            () -> assertThatCode(() -> call.as(elena, ODD)).doesNotThrowAnyException());
                    throw new TakenBack();
                }))
                .isInstanceOf(TakenBack.class);
    }

    private static final class TakenBack extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
