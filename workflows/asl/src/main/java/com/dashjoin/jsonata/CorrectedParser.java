package com.dashjoin.jsonata;

import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The parser of the library 0.9.10, with what it reads otherwise than JSONata: regular expressions and comments at the end. */
@NullMarked
final class CorrectedParser extends Parser {

    private static final long serialVersionUID = 1L;
    private static final ThreadLocal<CorrectedParser> OF_THREAD = ThreadLocal.withInitial(CorrectedParser::new);

    private transient Corrections corrections = Corrections.NONE;

    private CorrectedParser() {}

    /** The parser of this thread. A parsed expression refers to it, so one for each expression would need much memory. */
    static CorrectedParser ofThread() {
        return OF_THREAD.get();
    }

    CorrectedParser with(Corrections given) {
        corrections = given;
        return this;
    }

    @Override
    public Symbol parse(String text) {
        // An expression that could not be read leaves its state behind.
        ancestry.clear();
        ancestorLabel = 0;
        ancestorIndex = 0;
        source = text;
        lexer = new Lexer(text + ' ');
        advance();
        Symbol parsed = expression(0);
        if (!node.id.equals("(end)")) {
            throw new JException("S0201", node.position, node.value);
        }
        Symbol tree = processAST(parsed);
        if (tree.type.equals("parent") || tree.seekingParent != null) {
            throw new JException("S0217", tree.position, tree.type);
        }
        return tree;
    }

    private final class Lexer extends Tokenizer {

        Lexer(String text) {
            super(text);
        }

        @Override
        @Nullable
        Token next(boolean infix) {
            try {
                return super.next(infix);
            } catch (StringIndexOutOfBoundsException unterminated) {
                throw new JException("S0106", position);
            }
        }

        @Override
        Pattern scanRegex() {
            int start = position;
            for (; position < length; position++) {
                if (isClosingSlash(position)) {
                    return regex(path.substring(start, position));
                }
                if (path.charAt(position - 1) != '\\') {
                    depth += "([{".indexOf(path.charAt(position)) >= 0 ? 1 : 0;
                    depth -= ")]}".indexOf(path.charAt(position)) >= 0 ? 1 : 0;
                }
            }
            throw new JException("S0302", position);
        }

        private Pattern regex(String pattern) {
            if (pattern.isEmpty()) {
                throw new JException("S0301", position);
            }
            int flags = ++position;
            while (position < length && "im".indexOf(path.charAt(position)) >= 0) {
                position++;
            }
            return corrections.regex(pattern, path.substring(flags, position));
        }
    }
}
