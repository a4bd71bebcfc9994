package dev.countersign.e2e.page;

import dev.countersign.e2e.product.Folders;
import dev.countersign.e2e.product.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One office for all tests that can share it, since a start of the product takes seconds. It opens with the first test, closes after the last, and is
 * reset between two tests. Screenshots of failed tests are written to {@code target/failures}.
 */
final class SharedOffice implements ParameterResolver, AfterEachCallback {

    private static final Path FOLDER = Path.of("target", "office");
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
    public void afterEach(ExtensionContext context) throws IOException, SQLException {
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
            Folders.delete(FOLDER);
            Files.createDirectories(FOLDER);
            Map<String, String> settings = Map.of(
                    "countersign.undo-window", "1s",
                    // Tests of forged messages wait for it.
                    "countersign.queues.grace", "2s");
            return Office.around(Product.on(FOLDER.resolve("data").toAbsolutePath(), settings)
                    .start());
        } catch (IOException notOpened) {
            throw new UncheckedIOException(notOpened);
        }
    }
}
