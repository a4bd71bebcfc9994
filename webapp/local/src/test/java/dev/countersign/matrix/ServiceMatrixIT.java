package dev.countersign.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.matrix.World.Target;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonNotActive;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every service method with an {@code Actor}, called by every kind of person: see {@code matrix/services.txt}. */
class ServiceMatrixIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Table TABLE = Table.read("services.txt");
    private static final World world = new World(product);
    private static final Map<String, Calls.Call> CALLS = new Calls(world).all();

    /** Results of calls that have changed something. People who are expected to get one call last. */
    private static final Set<String> ACTS = Set.of(
            "true",
            "Recorded",
            "Undone",
            "Commented",
            "Submitted",
            "Withdrawn",
            "Published",
            "HandedOver",
            "Nudged",
            "Released",
            "Changed",
            "Cancelled",
            "Extended");

    /** What is done with a decision needs one first, which the first call makes. */
    private static final Set<String> AFTER_A_DECISION =
            Set.of("ApprovalService.undo", "ApprovalService.release", "BulkDecisions.undo", "BulkDecisions.release");

    static Stream<String> methods() {
        return TABLE.names().stream();
    }

    /** That the table has every method is the subject of {@link InternalMethodsTest}. */
    @Test
    void everyMethodOfTheMatrixIsCalled() {
        assertThat(CALLS.keySet()).as("dev.countersign.matrix.Calls").isEqualTo(TABLE.names());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everybodyGetsWhatTheMatrixSaysAndWhoGetsNothingChangesNothing(String method) {
        Target target = world.target();
        Calls.Call call = Objects.requireNonNull(CALLS.get(method));
        List<String> columns = TABLE.columns().stream()
                .sorted(Comparator.comparing(column -> ACTS.contains(TABLE.cell(method, column))))
                .toList();
        for (String column : columns) {
            String expected = TABLE.cell(method, column);
            List<Integer> before = state(target, method);
            assertThat(word(call, world.actor(column), target))
                    .as("%s by %s", method, column)
                    .isEqualTo(expected);
            if (!ACTS.contains(expected)) {
                assertThat(state(target, method)).as("%s by %s", method, column).isEqualTo(before);
            }
        }
        world.clear(target);
    }

    private static String word(Calls.Call call, Actor actor, Target target) {
        try {
            return call.word(actor, target);
        } catch (PersonNotActive refused) {
            return "refused";
        }
    }

    /** The number of rows that a call could change. */
    private static List<Integer> state(Target target, String method) {
        Object request = target.request().value();
        if (AFTER_A_DECISION.contains(method)) {
            return List.of(world.count(
                    "select count(*) from decision where undone_at is not null and approval_id = ?",
                    target.approval().value()));
        }
        return List.of(
                world.count(
                        "select count(*) from decision where approval_id = ?",
                        target.approval().value()),
                world.count(
                        "select count(*) from approval_act where approval_id = ?",
                        target.approval().value()),
                world.count("select count(*) from comment where request_id = ?", request),
                world.count("select count(*) from request where request_id = ? and closed_at is null", request),
                world.count("select count(*) from template_version"),
                world.count("select count(*) from alarm where acknowledged_at is not null"));
    }
}
