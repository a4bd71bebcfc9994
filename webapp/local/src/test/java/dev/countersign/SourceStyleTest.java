package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** How long files and methods may be and how tests are named, in the sources of all modules. */
class SourceStyleTest {

    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 40;

    /** The methods that are longer, each with its reason. */
    private static final Map<String, String> LONG_METHODS = Map.of(
            "Activity.item", "a line for each kind of entry",
            "McpTools.all", "a list: the description and the schema of each tool",
            "RequestCaseReader.read", "each part of the page is read once, in the order of the page",
            "LeaveDialog.<init>", "puts one form together",
            "AbsenceForm.<init>", "puts one form together",
            "LocalAws.open", "starts the parts in the order in which they need each other",
            "StepFunctions.<init>", "gives each part what it needs");

    private static final Path REPOSITORY = Path.of("../..");

    /** How deep below the repository the pom.xml of a module can stand. */
    private static final int MODULE_DEPTH = 3;

    @Test
    void noMethodIsLongerThanAScreenWithoutAReason() throws IOException {
        List<String> tooLong = methods("main").stream()
                .filter(method -> method.lines() > LONGEST_METHOD)
                .filter(method -> !LONG_METHODS.containsKey(method.name()))
                .map(Method::toString)
                .toList();
        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyReasonIsThatOfALongMethod() throws IOException {
        List<String> longMethods = methods("main").stream()
                .filter(method -> method.lines() > LONGEST_METHOD)
                .map(Method::name)
                .toList();
        assertThat(longMethods).containsAll(LONG_METHODS.keySet());
    }

    @Test
    void noFileIsTooLong() throws IOException {
        assertThat(sources("main")).isNotEmpty().allSatisfy(source -> {
            try (Stream<String> lines = Files.lines(source)) {
                assertThat(lines.count()).as(source.toString()).isLessThanOrEqualTo(LONGEST_FILE);
            }
        });
    }

    @Test
    void testsAreNamedInCamelCase() throws IOException {
        assertThat(methods("test"))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(method.name()).doesNotContain("_"));
    }

    private record Method(String name, long lines) {}

    private static List<Path> sources(String kind) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : modules()) {
            Path folder = module.resolve("src/" + kind + "/java");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> poms = Files.find(REPOSITORY, MODULE_DEPTH, (file, attributes) -> file.endsWith("pom.xml"))) {
            return poms.map(Path::getParent).toList();
        }
    }

    private static List<Method> methods(String kind) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Method> methods = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources(kind)));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                String type = Path.of(unit.getSourceFile().getName())
                        .getFileName()
                        .toString()
                        .replace(".java", "");
                unit.accept(
                        new TreeScanner<Void, Void>() {
                            @Override
                            public Void visitMethod(MethodTree method, Void none) {
                                methods.add(new Method(type + '.' + method.getName(), lines(unit, method, positions)));
                                return super.visitMethod(method, null);
                            }
                        },
                        null);
            }
        }
        return methods;
    }

    private static long lines(CompilationUnitTree unit, Tree tree, SourcePositions positions) {
        return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree))
                - unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree))
                + 1;
    }
}
