package dev.countersign.asl.parse;

import dev.countersign.asl.query.JsonPathLanguage;
import dev.countersign.asl.query.Jsonata;
import dev.countersign.asl.query.QueryLanguage;
import dev.countersign.asl.state.StateType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The fields that a state may have, by its type and query language, and fields that exclude each other. */
final class AllowedFields {

    private static final List<List<String>> EXCLUSIVE = List.of(
            List.of("Next", "End"),
            List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath"),
            List.of("TimeoutSeconds", "TimeoutSecondsPath"),
            List.of("HeartbeatSeconds", "HeartbeatSecondsPath"),
            List.of("Error", "ErrorPath"),
            List.of("Cause", "CausePath"),
            List.of("MaxConcurrency", "MaxConcurrencyPath"),
            List.of("ToleratedFailureCount", "ToleratedFailureCountPath"),
            List.of("ToleratedFailurePercentage", "ToleratedFailurePercentagePath"),
            List.of("Iterator", "ItemProcessor"),
            List.of("ItemSelector", "Parameters"));

    private AllowedFields() {}

    static void check(StateType type, Fields fields) {
        Set<String> own = of(type, fields.language());
        Set<String> others = of(type, new JsonPathLanguage());
        others.addAll(of(type, new Jsonata()));
        for (String name : fields.json().propertyNames()) {
            if (!own.contains(name)) {
                fields.problem(
                        others.contains(name) ? otherLanguage(name, fields) : "Field '" + name + "' is not supported");
            }
        }
        for (List<String> names : EXCLUSIVE) {
            exclude(fields, names);
        }
    }

    private static String otherLanguage(String name, Fields fields) {
        QueryLanguage other = fields.language() instanceof Jsonata ? new JsonPathLanguage() : new Jsonata();
        return "The QueryLanguage is set to '" + fields.language().name() + "', but field '" + name
                + "' is only supported for the '" + other.name() + "' QueryLanguage";
    }

    /** At most one of these. */
    static void exclude(Fields fields, List<String> names) {
        List<String> there = names.stream().filter(fields::has).toList();
        if (there.size() > 1) {
            fields.problem("Only one of these fields can be present: " + there);
        }
    }

    private static Set<String> of(StateType type, QueryLanguage language) {
        Set<String> names = new HashSet<>(Set.of("Type", "Comment", "QueryLanguage"));
        boolean jsonata = language instanceof Jsonata;
        switch (type) {
            case PASS -> {
                add(names, "Next", "End", "Assign");
                addInputOutput(names, jsonata, true);
                names.remove("Arguments");
                names.remove("ResultSelector");
                add(names, jsonata ? "Output" : "Result");
            }
            case TASK -> {
                add(names, "Next", "End", "Assign", "Resource", "Retry", "Catch", "Credentials");
                add(names, "TimeoutSeconds", "HeartbeatSeconds");
                addPaths(names, jsonata, "TimeoutSecondsPath", "HeartbeatSecondsPath");
                addInputOutput(names, jsonata, true);
            }
            case CHOICE -> {
                add(names, "Choices", "Default", "Assign");
                addInputOutput(names, jsonata, false);
            }
            case WAIT -> {
                add(names, "Next", "End", "Assign", "Seconds", "Timestamp");
                addPaths(names, jsonata, "SecondsPath", "TimestampPath");
                addInputOutput(names, jsonata, false);
            }
            case SUCCEED -> addInputOutput(names, jsonata, false);
            case FAIL -> {
                add(names, "Error", "Cause");
                addPaths(names, jsonata, "ErrorPath", "CausePath");
            }
            case PARALLEL -> {
                add(names, "Next", "End", "Assign", "Branches", "Retry", "Catch");
                addInputOutput(names, jsonata, true);
            }
            case MAP -> addMap(names, jsonata);
        }
        return names;
    }

    private static void addMap(Set<String> names, boolean jsonata) {
        add(names, "Next", "End", "Assign", "Iterator", "ItemProcessor", "ItemSelector", "Retry", "Catch");
        add(names, "MaxConcurrency", "ToleratedFailureCount", "ToleratedFailurePercentage");
        add(names, "ItemReader", "ItemBatcher", "ResultWriter", "Label");
        addPaths(names, jsonata, "ItemsPath", "MaxConcurrencyPath");
        addPaths(names, jsonata, "ToleratedFailureCountPath", "ToleratedFailurePercentagePath");
        addInputOutput(names, jsonata, true);
        if (jsonata) {
            names.remove("Arguments");
            names.add("Items");
        }
    }

    private static void addInputOutput(Set<String> names, boolean jsonata, boolean works) {
        add(names, jsonata ? new String[] {"Output"} : new String[] {"InputPath", "OutputPath"});
        if (works) {
            add(
                    names,
                    jsonata ? new String[] {"Arguments"} : new String[] {"Parameters", "ResultSelector", "ResultPath"});
        }
    }

    private static void addPaths(Set<String> names, boolean jsonata, String... paths) {
        if (!jsonata) {
            add(names, paths);
        }
    }

    private static void add(Set<String> names, String... more) {
        names.addAll(List.of(more));
    }
}
