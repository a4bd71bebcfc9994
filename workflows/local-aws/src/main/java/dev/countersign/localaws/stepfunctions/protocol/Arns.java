package dev.countersign.localaws.stepfunctions.protocol;

import dev.countersign.localaws.http.AwsError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ARNs of one account in one region. */
public record Arns(String account, String region) {

    /** The most characters of a name of a state machine or an execution. */
    public static final int MAX_NAME = 80;

    private static final Pattern NAME =
            Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}\\x{80}-\\x{9f}]{1,80}");
    private static final Pattern MAP_RUN =
            Pattern.compile("arn:[^:]*:states:[^:]*:[^:]*:mapRun:([^:/]+)/([^:/]+):([^:/]+)");
    private static final Pattern ALIAS = Pattern.compile(":stateMachine:[^:]+:(?=[^:]*[a-zA-Z_.-])[a-zA-Z0-9_.-]+$");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    /** A state machine that a request names, and the version where it names one. */
    public record MachineRef(String name, @Nullable Integer version) {}

    /** An alias that a request names, with its state machine. */
    public record AliasRef(String name, String alias) {}

    /**
     * An execution that a request names.
     *
     * @param label of the Map that started it, or null
     */
    public record ExecutionRef(String machine, @Nullable String label, String name) {}

    /** A map run that a request names. */
    public record MapRunRef(String machine, String label, String name) {}

    /** Names of state machines and of executions. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    public String machine(String name) {
        return "arn:aws:states:" + region + ":" + account + ":stateMachine:" + name;
    }

    public String version(String name, int version) {
        return machine(name) + ":" + version;
    }

    public String execution(String machine, String name) {
        return "arn:aws:states:" + region + ":" + account + ":execution:" + machine + ":" + name;
    }

    /** The ARN that an express execution has, and the one that a state is tested in. */
    public String express(String machine, String name) {
        return "arn:aws:states:" + region + ":" + account + ":express:" + machine + ":" + name;
    }

    /**
     * Reads the ARN of a state machine or of one of its versions.
     *
     * @throws AwsError InvalidArn
     */
    public MachineRef parseMachine(String arn) {
        var rest = after(arn, "stateMachine");
        if (rest.length == 1 && isName(rest[0])) {
            return new MachineRef(rest[0], null);
        }
        if (rest.length == 2 && isName(rest[0]) && VERSION.matcher(rest[1]).matches()) {
            return new MachineRef(rest[0], Integer.valueOf(rest[1]));
        }
        throw Errors.invalidArn("Invalid ARN: '" + arn + "'");
    }

    /** Whether the ARN of a state machine is that of an alias: it ends with a name that is no number. */
    public static boolean isAlias(String arn) {
        return ALIAS.matcher(arn).find();
    }

    public String alias(String machine, String alias) {
        return machine(machine) + ":" + alias;
    }

    /**
     * Reads the ARN of an alias.
     *
     * @throws AwsError InvalidArn
     */
    public AliasRef parseAlias(String arn) {
        var rest = after(arn, "stateMachine");
        if (rest.length == 2 && isName(rest[0]) && isAlias(arn)) {
            return new AliasRef(rest[0], rest[1]);
        }
        throw Errors.invalidArn("Invalid ARN: '" + arn + "'");
    }

    /**
     * Reads the ARN of an execution.
     *
     * @throws AwsError InvalidArn
     */
    public ExecutionRef parseExecution(String arn) {
        var rest = after(arn, "execution");
        var slash = rest[0].indexOf('/');
        var machine = slash < 0 ? rest[0] : rest[0].substring(0, slash);
        var label = slash < 0 ? null : rest[0].substring(slash + 1);
        if (rest.length == 2 && isName(machine) && (label == null || isName(label)) && isName(rest[1])) {
            return new ExecutionRef(machine, label, rest[1]);
        }
        throw Errors.invalidArn("Invalid ARN: '" + arn + "'");
    }

    /**
     * The ARN of a map run.
     *
     * @param name with its machine and label: {@code machine/label:name}
     */
    public String mapRun(String name) {
        return "arn:aws:states:" + region + ":" + account + ":mapRun:" + name;
    }

    /**
     * Reads the ARN of a map run.
     *
     * @throws AwsError InvalidArn
     */
    public MapRunRef parseMapRun(String arn) {
        after(arn, "mapRun");
        return partsOfMapRun(arn);
    }

    /** The parts of the ARN of a map run, in whatever account and region. */
    public static MapRunRef partsOfMapRun(String arn) {
        var match = MAP_RUN.matcher(arn);
        if (!match.matches()) {
            throw Errors.invalidArn("Invalid ARN: '" + arn + "'");
        }
        return new MapRunRef(match.group(1), match.group(2), match.group(3));
    }

    private String[] after(String arn, String type) {
        var parts = arn.split(":", 7);
        if (parts.length < 7 || !parts[0].equals("arn") || !parts[1].startsWith("aws")) {
            throw Errors.invalidArn("Invalid ARN prefix: " + arn);
        }
        if (!parts[2].equals("states")) {
            throw Errors.invalidArn("Invalid ARN: '" + arn + "'");
        }
        if (!parts[5].equals(type)) {
            throw Errors.invalidArn("Resource type not valid in this context: " + parts[5]);
        }
        if (!parts[3].equals(region) || !parts[4].equals(account)) {
            throw Errors.invalidArn("Invalid ARN: '" + arn + "'");
        }
        return parts[6].split(":", -1);
    }
}
