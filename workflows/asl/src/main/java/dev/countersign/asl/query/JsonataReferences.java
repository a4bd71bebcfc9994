package dev.countersign.asl.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds references in an expression that Step Functions does not support. Expressions there have no context item: the data is in {@code
 * $states}, so a name at the top level would select nothing, and a definition with one is refused. Names in predicates, after a dot, in
 * functions and in transforms refer to the current item and are allowed.
 *
 * @see <a href="https://states-language.net/#jsonata-expressions">JSONata in the States Language</a>
 */
final class JsonataReferences {

    private static final Set<String> WORDS = Set.of("true", "false", "null");
    private static final Set<String> OPERATORS = Set.of("and", "or", "in");
    private static final String STATES = "$states";

    private final String text;
    private final Set<String> fieldsOfStates;
    private final Set<String> found = new LinkedHashSet<>();
    /** For each open bracket, whether there is a current item inside it. */
    private final Deque<Boolean> brackets = new ArrayDeque<>();

    private int at;
    private String last = "";
    private boolean afterOperand;

    private JsonataReferences(String text, Set<String> fieldsOfStates) {
        this.text = text;
        this.fieldsOfStates = fieldsOfStates;
    }

    /** A sentence for each unsupported reference, without duplicates. The expression must be valid JSONata. */
    static Set<String> unknown(String text, Set<String> fieldsOfStates) {
        var references = new JsonataReferences(text, fieldsOfStates);
        while (references.at < text.length() && !references.text.startsWith("|", references.at)) {
            references.token();
        }
        return references.found;
    }

    private boolean isAtTop() {
        return !last.equals(".") && (brackets.isEmpty() || !brackets.element());
    }

    private void token() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("/*", at)) {
            at = Math.max(text.indexOf("*/", at) + 2, at + 2);
        } else if (c == '"' || c == '\'') {
            skipTo(c);
            operand("text");
        } else if (c == '`') {
            int start = at + 1;
            skipTo('`');
            name(text.substring(start, Math.max(start, at - 1)));
        } else if (c == '/' && !afterOperand) {
            skipTo('/');
            operand("regex");
        } else if (c == '$') {
            at++;
            variable('$' + (text.startsWith("$", at) ? dollar() : word()));
        } else if (Character.isDigit(c)) {
            word();
            operand("number");
        } else if (Character.isLetter(c) || c == '_') {
            name(word());
        } else {
            punctuation(c);
        }
    }

    private void skipTo(char end) {
        at++;
        while (at < text.length() && text.charAt(at) != end) {
            at += text.charAt(at) == '\\' && end != '`' ? 2 : 1;
        }
        at = Math.min(at, text.length() - 1) + 1;
    }

    private String dollar() {
        at++;
        return "$";
    }

    private String word() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(start, at);
    }

    private void operand(String what) {
        last = what;
        afterOperand = true;
    }

    private void name(String name) {
        if (OPERATORS.contains(name) && afterOperand) {
            last = name;
            afterOperand = false;
            return;
        }
        if (last.equals(STATES + '.')) {
            if (!fieldsOfStates.contains(name)) {
                found.add("Field '" + STATES + '.' + name + "' does not exist.");
            }
        } else if (isAtTop() && !WORDS.contains(name) && !isFunction(name)) {
            found.add("Reference to '" + name + "' at the top level is not supported.");
        }
        operand(isFunction(name) ? "function" : name);
    }

    private static boolean isFunction(String name) {
        return name.equals("function") || name.equals("λ");
    }

    private void variable(String name) {
        if (name.equals("$$") || (name.equals("$") && isAtTop())) {
            found.add("Reference to '" + name + "' at the top level is not supported.");
        }
        operand(name);
    }

    private void punctuation(char c) {
        at++;
        switch (c) {
            case '(' -> open(last.endsWith(".") || last.equals("^") || last.equals("function"));
            case '[', '{' -> open(last.endsWith(".") || afterOperand);
            case ')', ']', '}' -> {
                brackets.poll();
                operand(")");
            }
            default -> {
                last = c == '.' && last.equals(STATES) ? STATES + '.' : String.valueOf(c);
                afterOperand = false;
            }
        }
    }

    private void open(boolean itemAtHand) {
        brackets.push(itemAtHand || (!brackets.isEmpty() && brackets.element()));
        last = "(";
        afterOperand = false;
    }
}
