package dev.countersign.e2e.page;

import dev.countersign.e2e.product.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One office for all tests that can share one, since a start of the product costs seconds. It opens with the first of them and closes after
 * the last; between two tests everybody leaves. What people saw when a test failed is kept in {@code target/failures}.
 */
public final class SharedOffice implements ParameterResolver, AfterEachCallback {

    private static final Path DATA = Path.of("target", "office", "data");
    private static final Path FAILURES = Path.of("target", "failures");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Office.class);
    }

    @Override
    public Office resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return office(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Office office = office(context);
        if (context.getExecutionException().isPresent()) {
            office.photographEverybody(FAILURES, context.getRequiredTestMethod().getName());
        }
        office.everybodyLeaves();
    }

    private static Office office(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedOffice.class))
                .computeIfAbsent(Office.class, key -> open(), Office.class);
    }

    private static Office open() {
        try {
            emptyOfEarlierRuns();
            return Office.around(Product.on(DATA.toAbsolutePath(), Map.of("countersign.undo-window", "1s"))
                    .start());
        } catch (IOException notOpened) {
            throw new UncheckedIOException(notOpened);
        }
    }

    private static void emptyOfEarlierRuns() throws IOException {
        Files.createDirectories(DATA.getParent());
        List<Path> earlier;
        try (Stream<Path> files = Files.walk(DATA.getParent())) {
            earlier = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : earlier) {
            Files.delete(file);
        }
        Files.createDirectories(DATA.getParent());
    }
}
