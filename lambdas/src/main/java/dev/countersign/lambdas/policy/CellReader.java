package dev.countersign.lambdas.policy;

import dev.countersign.lambdas.policy.Cell.Comparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Parses a cell. In a list, texts need no quotes. */
final class CellReader {

    private static final String NUMBER = "-?[0-9]{1,15}(?:\\.[0-9]{1,15})?";
    private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>)\\s*(" + NUMBER + ")");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern LIST = Pattern.compile("in\\s*\\[(.*)]");
    private static final Pattern ITEM = Pattern.compile("\\s*(\"[^\"]*\"|[^\",\\s][^\",]*?)\\s*(?:,|$)");
    private static final Pattern NOT = Pattern.compile("not\\s+(.+)");

    private CellReader() {}

    /** Empty if it is not a valid cell. */
    static Optional<Cell> read(JsonNode cell) {
        if (cell.isNumber() || cell.isBoolean()) {
            return Optional.of(new Cell.Is(cell));
        }
        return cell.isString() ? read(cell.stringValue().strip()) : Optional.empty();
    }

    private static Optional<Cell> read(String text) {
        if (text.equals("-")) {
            return Optional.of(new Cell.Anything());
        }
        Matcher not = NOT.matcher(text);
        if (not.matches()) {
            return read(not.group(1)).map(Cell.Not::new);
        }
        Matcher compared = COMPARED.matcher(text);
        if (compared.matches()) {
            return comparison(compared.group(1))
                    .map(sign -> new Cell.Compared(sign, new BigDecimal(compared.group(2))));
        }
        Matcher list = LIST.matcher(text);
        if (list.matches()) {
            return items(list.group(1)).map(Cell.OneOf::new);
        }
        return quoted(text).or(() -> word(text)).map(Cell.Is::new);
    }

    private static Optional<Comparison> comparison(String sign) {
        return Stream.of(Comparison.values())
                .filter(comparison -> comparison.sign.equals(sign))
                .findFirst();
    }

    private static Optional<List<JsonNode>> items(String text) {
        List<JsonNode> items = new ArrayList<>();
        Matcher item = ITEM.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!item.region(at, text.length()).lookingAt()) {
                return Optional.empty();
            }
            String value = item.group(1);
            items.add(quoted(value).or(() -> word(value)).orElseGet(() -> string(value)));
            at = item.end();
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(items);
    }

    private static Optional<JsonNode> quoted(String text) {
        Matcher quoted = QUOTED.matcher(text);
        return quoted.matches() ? Optional.of(string(quoted.group(1))) : Optional.empty();
    }

    private static JsonNode string(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    /** A number or a boolean. */
    private static Optional<JsonNode> word(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(JsonNodeFactory.instance.booleanNode(text.equals("true")));
        }
        return text.matches(NUMBER)
                ? Optional.of(JsonNodeFactory.instance.numberNode(new BigDecimal(text)))
                : Optional.empty();
    }
}
