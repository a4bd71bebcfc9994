package dev.countersign.localaws.stepfunctions.machine;

import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Which state machine a start runs: the one that an ARN names, or the version that its alias routes this start to. */
public final class Routes {

    private static final int PERCENT = 100;

    private final Arns arns;
    private final RandomGenerator random;

    public Routes(Arns arns, RandomGenerator random) {
        this.arns = arns;
        this.random = random;
    }

    /**
     * What a start runs.
     *
     * @param alias the alias that the ARN names, if it names one
     */
    public record Route(Arns.MachineRef machine, @Nullable String alias) {}

    /** Whether {@link #of} has to ask the database. */
    public boolean isFixed(String arn) {
        return !Arns.isAlias(arn);
    }

    /** The route of an ARN that names no alias. */
    public Route fixed(String arn) {
        return new Route(arns.parseMachine(arn), null);
    }

    /** Another route at each call, if the ARN is that of an alias of two versions. */
    public Route of(Connection tx, String arn) throws SQLException {
        if (isFixed(arn)) {
            return fixed(arn);
        }
        var ref = arns.parseAlias(arn);
        var alias = AliasRows.find(tx, ref.name(), ref.alias()).orElseThrow(() -> Errors.machineDoesNotExist(arn));
        return new Route(new Arns.MachineRef(ref.name(), alias.route(random.nextInt(PERCENT))), ref.alias());
    }
}
