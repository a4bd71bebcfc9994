package dev.countersign.asl.parse;

import dev.countersign.asl.query.Jsonata;
import dev.countersign.asl.query.Template;
import dev.countersign.asl.state.Distribution;
import dev.countersign.asl.state.Flow;
import dev.countersign.asl.state.ItemBatcher;
import dev.countersign.asl.state.Items;
import dev.countersign.asl.state.MapState;
import dev.countersign.asl.state.Tolerance;
import dev.countersign.asl.state.WholeNumber;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a Map state, inline or distributed. */
final class MapParser {

    private static final Pattern LABEL = Pattern.compile("[^\\s?*<>{}\\[\\]:;,\\\\|^~$#%&`\"/\\p{Cntrl}]{1,40}");

    private MapParser() {}

    static MapState parse(String name, Fields fields) {
        Fields processorFields = fields.inner(fields.has("Iterator") ? "Iterator" : "ItemProcessor");
        Distribution distribution = distribution(name, fields, processorFields.inner("ProcessorConfig"));
        Flow processor = FlowParser.parse(processorFields, Set.of("ProcessorConfig"));
        return new MapState(
                name,
                InputOutputParser.parseWithResult(fields),
                items(fields),
                processor,
                distribution,
                StateParser.wholeNumber(fields, "MaxConcurrency", 0),
                new Tolerance(StateParser.wholeNumber(fields, "ToleratedFailureCount", 0), percentage(fields)),
                ErrorHandlingParser.retriers(fields),
                ErrorHandlingParser.catchers(fields),
                StateParser.next(fields));
    }

    private static @Nullable Distribution distribution(String name, Fields fields, Fields config) {
        for (String field : List.of("ItemReader", "ResultWriter")) {
            if (fields.has(field)) {
                fields.problems().leftOut(fields.at(field), field);
            }
        }
        config.oneOf("ExecutionType", List.of("STANDARD", "EXPRESS"));
        if (!"DISTRIBUTED".equals(config.oneOf("Mode", List.of("INLINE", "DISTRIBUTED")))) {
            if (fields.has("ItemBatcher")) {
                fields.problems().leftOut(fields.at("ItemBatcher"), "An ItemBatcher outside of Distributed Map");
            }
            return null;
        }
        config.require("ExecutionType");
        if (config.raw("ExecutionType").asString("").equals("EXPRESS")) {
            fields.problems().leftOut(config.at("ExecutionType"), "An express child workflow");
        }
        return new Distribution(
                label(name, fields), fields.has("ItemBatcher") ? batcher(fields.inner("ItemBatcher")) : null);
    }

    /** The label that is given, or one that is always the same for this state. */
    private static String label(String name, Fields fields) {
        String label = fields.text("Label");
        if (label == null) {
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        }
        if (!LABEL.matcher(label).matches()) {
            fields.problem("Label", "Value must have 1 to 40 characters that can be part of an ARN");
        } else if (!fields.problems().isNewLabel(label)) {
            fields.problem("Label", "Value must be unique in the state machine");
        }
        return label;
    }

    private static ItemBatcher batcher(Fields fields) {
        fields.allow(Set.of(
                "BatchInput",
                "MaxItemsPerBatch",
                "MaxItemsPerBatchPath",
                "MaxInputBytesPerBatch",
                "MaxInputBytesPerBatchPath"));
        WholeNumber items = StateParser.wholeNumber(fields, "MaxItemsPerBatch", 1);
        WholeNumber bytes = StateParser.wholeNumber(fields, "MaxInputBytesPerBatch", 1);
        if (items == null && bytes == null) {
            fields.problem("One of these fields is required: [MaxItemsPerBatch, MaxItemsPerBatchPath, "
                    + "MaxInputBytesPerBatch, MaxInputBytesPerBatchPath]");
        }
        return new ItemBatcher(fields.template("BatchInput"), items, bytes);
    }

    private static Tolerance.@Nullable Percentage percentage(Fields fields) {
        String name = "ToleratedFailurePercentage";
        Template path = fields.reference(name + "Path");
        if (path != null) {
            return new Tolerance.Percentage(name + "Path", path, fields.language());
        }
        Template value = fields.constantOrExpression(name);
        return value == null ? null : new Tolerance.Percentage(name, value, fields.language());
    }

    private static Items items(Fields fields) {
        if (fields.language() instanceof Jsonata) {
            return new Items.OfJsonata(fields.template("Items"), fields.template("ItemSelector"));
        }
        return new Items.OfJsonPath(
                fields.pathQuery("ItemsPath"),
                fields.template(fields.has("ItemSelector") ? "ItemSelector" : "Parameters"));
    }
}
