package dev.countersign.administration.ui;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What the code writes to the audit log, read from its sources: the kinds of entries, the names of details and the fixed values of them. Triggers of the
 * database write some, too.
 */
final class WrittenAudit extends TreeScanner<@Nullable Void, @Nullable Void> {

    private static final Pattern WRITES = Pattern.compile(
            "Audit(Event|Log|Removal)|SecurityRecords|SignIn(Records|Failure)|Locked(Request|Approval)");
    private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
    private static final Pattern TRIGGER = Pattern.compile(
            "(?s)create or replace function note_rights_\\w+\\(\\).*?\\n\\$\\$;|create function note_rights_\\w+\\(\\).*?\\n\\$\\$;");
    private static final Pattern OF_TRIGGER = Pattern.compile("'([a-z-]+)', (?:case|new|old|session_user|g\\.|')");

    /** Methods that write an entry, and those that are told its kind. */
    private static final Set<String> RECORDING =
            Set.of("record", "recordUnshown", "AuditEvent", "change", "save", "write", "as");

    /** What sends the start of an execution writes other maps. */
    private static final Set<String> NO_DETAILS = Set.of("RequestExecutionOrders.java");

    final NavigableSet<String> kinds = new TreeSet<>();
    final NavigableSet<String> details = new TreeSet<>();

    /** As {@code what=person}. */
    final NavigableSet<String> values = new TreeSet<>();

    /** Names of details whose value is the name of a constant. */
    final NavigableSet<String> constants = new TreeSet<>();

    private boolean detailed;

    static WrittenAudit read(Path sources, Path migrations) throws IOException {
        WrittenAudit written = new WrittenAudit();
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> writing = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(WrittenAudit::writes)
                    .toList();
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            var task = (JavacTask) compiler.getTask(
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(writing));
            for (CompilationUnitTree unit : task.parse()) {
                written.detailed = !NO_DETAILS.contains(
                        Path.of(unit.getSourceFile().getName()).getFileName().toString());
                written.scan(unit, null);
            }
        }
        written.readTriggers(migrations);
        return written;
    }

    private static boolean writes(Path file) {
        try {
            return WRITES.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void readTriggers(Path migrations) throws IOException {
        try (Stream<Path> files = Files.list(migrations)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".sql")).toList()) {
                Matcher trigger = TRIGGER.matcher(Files.readString(file));
                while (trigger.find()) {
                    OF_TRIGGER.matcher(trigger.group()).results().forEach(found -> details.add(found.group(1)));
                }
            }
        }
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree node, @Nullable Void none) {
        if (node.getIdentifier().toString().equals("AuditEvent")) {
            node.getArguments().forEach(this::kind);
        }
        return super.visitNewClass(node, null);
    }

    /** A method that chooses the kind. */
    @Override
    public @Nullable Void visitMethod(MethodTree node, @Nullable Void none) {
        if (node.getName().contentEquals("kind")) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {

                @Override
                public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                    kind(literal);
                    return null;
                }
            }.scan(node, null);
        }
        return super.visitMethod(node, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void none) {
        String called = node.getMethodSelect().toString();
        String method = node.getMethodSelect() instanceof MemberSelectTree member
                ? member.getIdentifier().toString()
                : called;
        List<? extends ExpressionTree> arguments = node.getArguments();
        if (RECORDING.contains(method)) {
            arguments.forEach(this::kind);
        }
        if (detailed && called.equals("Map.of")) {
            IntStream.iterate(0, at -> at + 1 < arguments.size(), at -> at + 2)
                    .forEach(at -> detail(arguments.get(at), arguments.get(at + 1)));
        } else if (detailed && (called.equals("details.put") || called.equals("facts.put"))) {
            detail(arguments.get(0), arguments.get(1));
        } else if (method.equals("note") && arguments.size() > 2) {
            text(arguments.get(1)).ifPresent(name -> details.addAll(List.of(name, name + "-before")));
        } else if (method.equals("refused") && arguments.size() == 4) {
            text(arguments.get(2)).ifPresent(what -> values.add("what=" + what));
            text(arguments.get(3)).ifPresent(id -> values.add("id=" + id));
        } else if (method.equals("failed") && arguments.size() > 1) {
            text(arguments.get(1)).ifPresent(why -> values.add("why=" + why));
        }
        return super.visitMethodInvocation(node, null);
    }

    private void kind(ExpressionTree argument) {
        text(argument).filter(KIND.asMatchPredicate()).ifPresent(kinds::add);
    }

    private void detail(ExpressionTree name, ExpressionTree value) {
        text(name).ifPresent(known -> {
            details.add(known);
            text(value).ifPresent(fixed -> values.add(known + "=" + fixed));
            if (value.toString().endsWith(".name()")) {
                constants.add(known);
            }
        });
    }

    private static Optional<String> text(ExpressionTree argument) {
        return argument instanceof LiteralTree literal && literal.getValue() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
