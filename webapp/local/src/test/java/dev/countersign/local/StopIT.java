package dev.countersign.local;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.countersign.testing.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(RunningProduct.OWN)
@Tag("crash")
class StopIT {

    /** Pages are closed one after the other, when some of their services have stopped already. */
    @Test
    void theProductStopsAlsoWhenPagesAreOpen(@TempDir Path folder) {
        RunningProduct product = RunningProduct.start(folder, RunningProduct.freePort());
        Visitor marta = new Visitor(product.address());
        marta.signIn("marta@acme.test");
        marta.view("inbox");
        marta.view("requests");
        marta.view("nowhere");
        new Visitor(product.address()).view("inbox");
        assertTimeoutPreemptively(Duration.ofMinutes(2), product::close);
    }
}
