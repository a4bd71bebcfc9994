package dev.countersign.e2e.bench;

import dev.countersign.e2e.product.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Measures the whole product: people at work over its services, beside an empty database and beside a full one. */
public final class ProductBench {

    private ProductBench() {}

    public static void main(String... arguments) throws IOException, SQLException, InterruptedException {
        ProductOptions options;
        try {
            options = ProductOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(ProductOptions.USAGE);
            System.exit(2);
            return;
        }
        run(options, new Report(System.out));
    }

    private static void run(ProductOptions options, Report report)
            throws IOException, SQLException, InterruptedException {
        Path folder = Files.createDirectories(options.data().toAbsolutePath().resolve("app"));
        Path empty = folder.resolve("empty");
        Path full = folder.resolve("full");
        Folders.delete(empty);
        if (!options.keep()) {
            Folders.delete(full);
        }
        ProductReport tables = new ProductReport(options, report);
        tables.surroundings(folder);
        ProductRun first = measure(options, empty, ProductOptions.Size.EMPTY, tables);
        ProductRun second = measure(options, full, options.size(), tables);
        tables.compare(first, second);
        Folders.delete(empty);
        if (!options.keep()) {
            Folders.delete(full);
        }
    }

    private static ProductRun measure(ProductOptions options, Path data, ProductOptions.Size size, ProductReport tables)
            throws IOException, SQLException, InterruptedException {
        ProductMeasurement.prepare(options, data, size);
        try (ProductMeasurement measurement = ProductMeasurement.start(options, data)) {
            ProductRun run = measurement.run();
            tables.print(size, run);
            return run;
        }
    }
}
